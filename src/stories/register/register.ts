/**
 * /register: consent first, then name and email, then selfies. Everything that is decided is in the person's document
 * before the answer, and every step can be repeated: an event that comes twice finds its work done and answers the same.
 */
import type { PlainSentence } from '../../locales/sentences.js';
import type { HereDirect } from '../kernel/here.js';
import { command, photosOption, textOption } from '../kernel/command.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { setConsent } from '../../people/enrolment.js';
import { policyVersion, type Consent, type Person } from '../../people/person.js';
import { newPerson, readEmail, readName } from '../../people/profile.js';
import { consentSaid, detailsQuestion, detailsSaid, laterReply } from './register-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { joinClass } from '../join/join.js';
import { wishedClass } from '../join/wish.js';
import { afterDetails, askConsent, askDetails, askSelfies, showMenu, changeDetails, finish } from './ask.js';
import { goOn } from './go-on.js';
import { nameAndEmail } from './go-on.js';
import { givenBefore, registration } from './conversation.js';
import { personOf } from '../kernel/permissions.js';

const helpLines = {
  no: 'register.help.new',
  'no-face': 'register.help.change',
  'no-selfie': 'register.help.selfie',
  enrolled: 'register.help.change',
} as const satisfies Record<HereDirect['registered'], PlainSentence>;

export const register: Story = {
  commands: [
    command({
      ...{ name: 'register', usage: '/register [NAME] [EMAIL]', about: 'menu.register' },
      ...{ where: 'direct', who: 'everybody', answer: 'private' },
      options: [textOption('name'), textOption('email'), photosOption],
      forms: [
        { form: '/register', does: 'register.form.plain' },
        {
          form: '/register NAME EMAIL',
          does: 'register.form.details',
          example: '/register Ann Miller ann@example.org',
        },
      ],
      help: { direct: ({ registered }) => helpLines[registered] },
      parse: nameAndEmail,
      run: (context, { given, email }) => begin(context, given, email),
    }),
  ],
  presses: { register: press },
  conversations: registration.continuedBy(goOn),
};

/** Also what the Register button of /start does, and a link of a class (`linked`) that they are to be in. */
export async function begin(context: Context, given = '', typed?: string, linked?: Class): Promise<void> {
  const { services, event, say } = context;
  const join = linked ?? (await wishedClass(context));
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  const unread =
    typed !== undefined && email === undefined ? say('register.unread-email', { email: typed }) : undefined;
  const note = join ? say('join.first', { title: join.title }) : unread;
  const known = await services.people.of(event.sender.account);
  const person = known && (await changeDetails(context, known, { name, email }));
  if (person?.consent) return showMenu(context, person, note);
  const next = name !== undefined && email !== undefined ? 'selfies' : 'details';
  const asked = { name: person?.name ?? name ?? accountName(context), isNew: true, next } as const;
  // Whoever came to join a class still does when they begin again.
  const joining = join?.id ?? (await givenBefore(context)).join;
  await askConsent(context, asked, { name, email, join: joining }, note);
}

/** By the first argument of the button; pressing one twice, or late, does the same again. */
const actions: Record<string, (context: Context<ButtonPressed>, next?: string) => Promise<void>> = {
  begin: (context) => begin(context),
  face: (context, next) => decide(context, 'face', next),
  'no-face': (context, next) => decide(context, 'no-face', next),
  right: async (context) => settle(context, await personOf(context)),
  'no-email': async (context) => {
    const person = await changeDetails(context, await personOf(context), { email: null });
    await context.rewrite(detailsQuestion(context.say, person));
  },
  typed: async (context) => {
    const state = await registration.read(context);
    if (state?.step !== 'selfies' || state.typed === undefined) throw new UserError('button.stale');
    const person = await changeDetails(context, await personOf(context), { name: state.typed });
    await context.rewrite({ text: detailsSaid(context.say, person), buttons: [] });
    await askSelfies(context, person, { afresh: state.afresh ?? false });
  },
  later: async (context) => {
    await context.rewrite(laterReply(context.say));
    await registration.end(context);
  },
  done: async (context) => finish(context, await personOf(context)),
  menu: async (context) => showMenu(context, await personOf(context)),
  more: async (context) => askSelfies(context, await personOf(context)),
  afresh: async (context) => askSelfies(context, await personOf(context), { afresh: true }),
  details: async (context) => askDetails(context, await personOf(context)),
  consent: async (context) => {
    const { name } = await personOf(context);
    await askConsent(context, { name, isNew: false, next: 'selfies' });
  },
};

function press(context: Context<ButtonPressed>, [action = '', next]: string[]): Promise<void> {
  const act = actions[action];
  if (!act) throw new UserError('button.stale');
  return act(context, next);
}

/** The answer to the question for consent: this is where somebody becomes a person, or takes their face back. */
async function decide(context: Context<ButtonPressed>, to: Consent['to'], next?: string): Promise<void> {
  const { services, event } = context;
  const { name, email, join } = await givenBefore(context);
  const consent: Consent = { to, at: event.at, by: 'self', policy: policyVersion };
  const known = await services.people.of(event.sender.account);
  const person = known
    ? await services.people.change(known.id, (now) => setConsent(now, consent))
    : await services.people.add(
        newPerson({
          id: services.idFrom(event.id, 'person'),
          name: name ?? accountName(context),
          email,
          account: event.sender.account,
          language: event.sender.language,
          consent,
          at: event.at,
        }),
      );
  await context.rewrite(consentSaid(context.say, to));
  const klass = join === undefined ? undefined : await services.classes.get(join);
  if (klass) await joinClass(context, klass, person);
  // Who joined is in a class by now.
  const registered = klass ? await personOf(context) : person;
  return next === 'selfies' ? askSelfies(context, registered) : askDetails(context, registered);
}

/** Name and email are as they should be. */
async function settle(context: Context<ButtonPressed>, person: Person): Promise<void> {
  await context.rewrite({ text: detailsSaid(context.say, person), buttons: [] });
  return afterDetails(context, person);
}

/** What the account is called, where that can be a name. */
function accountName({ event, say }: Context): string {
  return readName(event.sender.name) ?? say('people.unnamed');
}
