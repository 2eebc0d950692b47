/** /privacy: what is kept and why, in short. */
import { policyVersion } from '../people/person.js';
import { privacyReply } from '../wording/people.js';
import type { Flow, Turn } from './flow.js';

export const privacy: Flow = {
  commands: { privacy: { place: 'anywhere', run: tell } },
  // Under /start; the verb says all there is.
  presses: { privacy: tell },
};

async function tell(turn: Turn): Promise<void> {
  await turn.answer(privacyReply(turn.say, policyVersion));
}
