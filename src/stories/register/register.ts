/**
 * /register: consent first, then name and email, then selfies. Everything that is decided is in the person's document
 * before the answer, and every step can be repeated: an event that comes twice finds its work done and answers the same.
 */
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { setConsent } from '../../people/enrolment.js';
import { policyVersion, type Consent, type Person } from '../../people/person.js';
import { newPerson, readEmail, readName } from '../../people/profile.js';
import { consentSaid, detailsQuestion, laterReply, settledDetails } from './register-replies.js';
import type { Flow, Turn } from '../kernel/story.js';
import { joinClass } from '../join/join.js';
import { afterDetails, askConsent, askDetails, askSelfies, showMenu, changeDetails, finish } from './ask.js';
import { goOn } from './go-on.js';
import { currentData, endTalk, flowName } from './talk.js';
import { personOf } from '../kernel/permissions.js';

export const register: Flow = {
  commands: { register: { place: 'direct', run: (turn, { given, email }) => begin(turn, given, email) } },
  presses: { register: press },
  talks: { [flowName]: goOn },
};

/** Also what the Register button of /start does, and a link of a class (`join`) that they are to be in. */
export async function begin(turn: Turn, given = '', typed?: string, join?: Class): Promise<void> {
  const { rooms, event, say } = turn;
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  const unread =
    typed !== undefined && email === undefined ? say('register.unread-email', { email: typed }) : undefined;
  const note = join ? say('join.first', { title: join.title }) : unread;
  const known = await rooms.people.of(event.sender.account);
  const person = known && (await changeDetails(turn, known, { name, email }));
  if (person?.consent) return showMenu(turn, person, note);
  const next = name !== undefined && email !== undefined ? 'selfies' : 'details';
  const asked = { name: person?.name ?? name ?? accountName(turn), isNew: true, next } as const;
  // Whoever came to join a class still does when they begin again.
  const joining = join?.id ?? (await currentData(turn)).join;
  await askConsent(turn, asked, { name, email, join: joining }, note);
}

/** By the first argument of the button; pressing one twice, or late, does the same again. */
const actions: Record<string, (turn: Turn<ButtonPressed>, next?: string) => Promise<void>> = {
  begin: (turn) => begin(turn),
  face: (turn, next) => decide(turn, 'face', next),
  'no-face': (turn, next) => decide(turn, 'no-face', next),
  right: async (turn) => settle(turn, await personOf(turn)),
  'no-email': async (turn) => {
    const person = await changeDetails(turn, await personOf(turn), { email: null });
    await turn.rewrite(detailsQuestion(turn.say, person));
  },
  later: async (turn) => {
    await turn.rewrite(laterReply(turn.say));
    await endTalk(turn);
  },
  done: async (turn) => finish(turn, await personOf(turn)),
  menu: async (turn) => showMenu(turn, await personOf(turn)),
  more: async (turn) => askSelfies(turn, await personOf(turn)),
  afresh: async (turn) => askSelfies(turn, await personOf(turn), true),
  details: async (turn) => askDetails(turn, await personOf(turn)),
  consent: async (turn) => {
    const { name } = await personOf(turn);
    await askConsent(turn, { name, isNew: false, next: 'selfies' });
  },
};

function press(turn: Turn<ButtonPressed>, [action = '', next]: string[]): Promise<void> {
  const act = actions[action];
  if (!act) throw new UserError('button.stale');
  return act(turn, next);
}

/** The answer to the question for consent: this is where somebody becomes a person, or takes their face back. */
async function decide(turn: Turn<ButtonPressed>, to: Consent['to'], next?: string): Promise<void> {
  const { rooms, event } = turn;
  const { name, email, join } = await currentData(turn);
  const consent: Consent = { to, at: event.at, by: 'self', policy: policyVersion };
  const known = await rooms.people.of(event.sender.account);
  const person = known
    ? await rooms.people.change(known.id, (now) => setConsent(now, consent))
    : await rooms.people.add(
        newPerson({
          id: rooms.idFrom(event.id, 'person'),
          name: name ?? accountName(turn),
          email,
          account: event.sender.account,
          language: event.sender.language,
          consent,
          at: event.at,
        }),
      );
  await turn.rewrite(consentSaid(turn.say, to));
  const klass = join === undefined ? undefined : await rooms.classes.get(join);
  if (klass) await joinClass(turn, klass, person);
  return next === 'selfies' ? askSelfies(turn, person) : askDetails(turn, person);
}

/** Name and email are as they should be. */
async function settle(turn: Turn<ButtonPressed>, person: Person): Promise<void> {
  await turn.rewrite(settledDetails(turn.say, person));
  return afterDetails(turn, person);
}

/** What the account is called, where that can be a name. */
function accountName({ event, say }: Turn): string {
  return readName(event.sender.name) ?? say('people.unnamed');
}
