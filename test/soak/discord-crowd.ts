import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FakeDiscord, Interaction, Seen } from '@rollcall/fake-discord';

const people = 60;
const services = 12;

/** People and classes; answers what lets one of them do something that the bot answers with exactly one message. */
export async function openCrowd(discord: FakeDiscord, random: () => number): Promise<() => Promise<Interaction>> {
  const host = discord.person('Ms Rivera');
  const crowd = Array.from({ length: people }, (_, i) => discord.person(`Person ${i}`));
  const guild = discord.guild('School', { owner: host, members: crowd });
  guild.gives(host, guild.role('Teachers', PermissionFlagsBits.ManageEvents));
  const halls = Array.from({ length: services }, (_, i) => guild.text(`room ${i}`));
  const notices: Seen[] = [];
  for (const hall of halls) {
    await host.runs('class', { in: hall });
    await host.hears(hall, /are its members minors/);
    await host.presses('No, all adults', hall).answered();
    notices.push(await host.hears(hall, /Tap Join/));
  }
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const acts = [
    () => one(crowd).runs('help', { in: one(halls) }),
    () => one(crowd).runs('join', { in: one(halls) }),
    () => one(crowd).runs('roster', { in: one(halls) }),
    () => Promise.resolve(one(crowd).presses('Join', one(notices))),
    () => {
      const person = one(crowd);
      return person.runs('help', { in: person.direct() });
    },
  ];
  return async () => (await one(acts)()).interaction;
}
