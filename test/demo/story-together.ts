/** A class that lives on two platforms: half of it on each, one host who is on both, one roster and one sheet. */
import type { Speaker, Stage } from '../helpers/dialogue.js';
import { photoWithClara, selfieFrom } from './evening-photos.js';
import { register } from './story.js';

/** What each chat says at the end: the numbers, and to the host, who is there. */
export interface Sheets {
  here: string[];
  there: string[];
}

const title = 'Evening Spanish';

/**
 * The host makes the class in the first place, links the chat in the second one and their own account there. Clara is
 * known in the first place and comes by a photo posted there; Elif registers in the second, and comes by a selfie there.
 * Mia has accounts on both: registered in the first, linked in the second, where she taps.
 */
export async function playTogether(first: Stage, second: Stage): Promise<Sheets> {
  const host = first.person('Ms Rivera');
  const here = first.group(title, { admins: [host] });
  const hostThere = second.person('Ms Rivera');
  const there = second.group(`${title}, second chat`, { admins: [hostThere] });
  await host.in(here).says(`/class ${title}`);
  await host.in(here).taps('No, all adults');
  await host.in(here).awaits(/Join “Evening Spanish”/);

  await host.in(here).says('/link');
  await hostThere.in(there).says(`/link ${await codeFor(host.in(here))}`);
  await hostThere.in(there).awaits(/belongs to “Evening Spanish” now/);

  const [clara, mia] = [first.person('Clara Novak'), first.person('Mia Santos')];
  for (const member of [clara, mia]) {
    await register(member);
    await member.in(here).taps('Join');
    await member.in(here).awaits(new RegExp(`joined: .*${member.name}`));
  }
  const elif = second.person('Elif Demir');
  await register(elif);
  await elif.in(there).taps('Join');
  await elif.in(there).awaits(/joined: .*Elif Demir/);
  const miaThere = second.person('Mia');
  await mia.says('/link');
  await miaThere.says(`/link ${await codeFor(mia)}`);
  await miaThere.awaits(/this account is yours, Mia Santos/);

  await host.in(here).says('/open');
  await host.in(here).awaits(/attendance is open/);
  // First, for what many people do within a minute is gathered, and the host would have to wait for it.
  await miaThere.in(there).taps('I’m here');
  await hostThere.in(there).taps(/^Hosts: confirm/);
  await hostThere.in(there).alone.taps(/^Confirm/);
  await hostThere.in(there).awaits(/1 of 3 here/);
  await host.in(here).sends([await photoWithClara()], '/attend');
  await host.in(here).taps(/^Check 1 unsure/);
  await host.in(here).awaits(/who is it\?/);
  await host.in(here).alone.taps('Clara Novak');
  await host.in(here).awaits(/2 of 3 present/);
  await elif.sends([await selfieFrom(elif.name, 2)]);
  await elif.awaits(/You are marked present in Evening Spanish/);

  return { here: await sheetIn(host.in(here)), there: await sheetIn(hostThere.in(there)) };
}

async function codeFor(speaker: Speaker): Promise<string> {
  const { text } = await speaker.awaits(/\/link [A-Z2-7]/);
  return /\/link (\S+)/.exec(text)?.[1] ?? '';
}

/** Without the times of day. */
async function sheetIn(host: Speaker): Promise<string[]> {
  await host.says('/summary');
  const { text } = await host.awaits(/Evening Spanish, \w+day[^]*of 3 here/);
  return text.split('\n').filter((line) => /^\S+ \d+ |of 3 here/u.test(line));
}
