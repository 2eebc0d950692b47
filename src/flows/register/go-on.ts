import { grammar } from '../../chat/commands.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Person } from '../../people/person.js';
import { readEmail, readName } from '../../people/profile.js';
import { consentAgain, readAnswer, skippedPhoto } from '../../wording/register.js';
import type { Turn } from '../flow.js';
import type { Talk } from '../rooms.js';
import { personOf } from '../who.js';
import { afterDetails, askDetails, askSelfies } from './ask.js';
import { changeDetails } from './change-details.js';
import { finish } from './finish.js';
import { takeSelfies } from './selfies.js';
import { readData, readStep } from './talk.js';

/** A message in the middle of the conversation. */
export async function goOn(turn: Turn<MessageReceived>, talk: Talk): Promise<void> {
  const { event, say } = turn;
  const step = readStep(talk);
  const data = readData(talk);
  if (step === 'consent') {
    await turn.answer(consentAgain(say, data.next ?? 'details'));
    return;
  }
  const person = await personOf(turn);
  if (event.photos.length > 0) {
    if (person.consent?.to === 'face') return takeSelfies(turn, person, data.afresh ?? false);
    await turn.answer(skippedPhoto(say));
    return;
  }
  const answer = readAnswer(say, event.text);
  if (step === 'details') return answer === 'yes' ? afterDetails(turn, person) : takeDetails(turn, person, answer);
  return answer === 'yes' ? finish(turn, person) : askSelfies(turn, person, data.afresh);
}

/** A name, an email, or both, as with the command. What is read is shown again, to be confirmed. */
async function takeDetails(turn: Turn<MessageReceived>, person: Person, answer: 'no' | undefined): Promise<void> {
  const { event, say } = turn;
  if (answer === 'no') return askDetails(turn, person, say('register.details.no'));
  const { given, email: typed } = grammar.register.parse.parse(event.text);
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  const isRead = (typed === undefined || email !== undefined) && (given === '' || name !== undefined);
  if (!isRead) return askDetails(turn, person, say('register.details.unread'));
  const changed = await changeDetails(turn, person, { name, email });
  return askDetails(turn, changed);
}
