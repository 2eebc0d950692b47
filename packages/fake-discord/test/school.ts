/** A guild with a hall, two people, and a bot with a few commands: what the tests of interactions begin with. */
import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  Events,
  type ApplicationCommandDataResolvable,
  type Client,
  type Interaction,
} from 'discord.js';
import sharp from 'sharp';
import { connect, startDiscord } from './connect.js';
import type { FakeDiscordOptions } from '../src/fake-discord.js';

/** A picture that Discord can measure: 30 x 20. */
export const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
  .jpeg()
  .toBuffer();

const commands: ApplicationCommandDataResolvable[] = [
  {
    name: 'attend',
    description: 'Takes attendance',
    options: [{ type: OptionType.Attachment, name: 'photo', description: 'Of the class' }],
  },
  {
    name: 'mark',
    description: 'Corrects by hand',
    options: [
      { type: OptionType.String, name: 'person', description: 'Who', required: true, autocomplete: true },
      { type: OptionType.User, name: 'member', description: 'Who, as a mention' },
      { type: OptionType.Integer, name: 'minutes', description: 'How late', minValue: 0 },
    ],
  },
  {
    name: 'roster',
    description: 'The roster',
    defaultMemberPermissions: '32',
    options: [{ type: OptionType.Subcommand, name: 'add', description: 'Adds somebody' }],
  },
  { name: 'Take attendance', type: ApplicationCommandType.Message },
];

/** A row with one button. */
export const button = (label: string, customId: string) => ({
  type: ComponentType.ActionRow as const,
  components: [{ type: ComponentType.Button as const, style: ButtonStyle.Primary as const, label, customId }],
});

/** Ann (who owns the guild) and Bo in a hall, and a bot that answers interactions so. What it throws is kept. */
export async function school(answer: (interaction: Interaction) => Promise<unknown>, options: FakeDiscordOptions = {}) {
  const discord = await startDiscord(options);
  const [ann, bo] = [discord.person('Ann Example', { locale: 'de' }), discord.person('Bo Example')];
  const guild = discord.guild('School', { owner: ann, members: [bo] });
  const hall = guild.text('hall');
  const client: Client<true> = await connect(discord);
  await client.application.commands.set(commands);
  const failures: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => failures.push(error));
  });
  return { discord, client, ann, bo, guild, hall, failures };
}
