/** The fake Discord in front of the real discord.js. */
import {
  ApplicationCommandOptionType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
} from 'discord.js';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './fake-discord.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: FakeDiscordOptions = {}) {
  const discord = await createFakeDiscord(options);
  closers.push(() => discord.close());
  return discord;
}

async function login(discord: FakeDiscord, intents: GatewayIntentBits[] = [GatewayIntentBits.Guilds]) {
  const client = new Client({ intents, rest: discord.rest });
  closers.push(() => client.destroy());
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return client;
}

describe('a bot that logs in', () => {
  it('knows itself and its guilds', async () => {
    const discord = await start();
    const ann = discord.person('Ann Example');
    discord.guild('School', { owner: ann }).text('hall');
    const client = await login(discord);
    expect(client.user?.id).toBe(discord.botId);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['School']);
    expect(client.channels.cache.size).toBe(1);
    expect(discord.violations).toEqual([]);
  });

  it('answers a command with a deferral and then a file and a button', async () => {
    const discord = await start();
    const ann = discord.person('Ann Example', { locale: 'de' });
    const hall = discord.guild('School', { owner: ann }).text('hall');
    const client = await login(discord);
    await client.application?.commands.set([
      {
        name: 'attend',
        description: 'Takes attendance',
        options: [
          { type: ApplicationCommandOptionType.Attachment, name: 'photo', description: 'A photo', required: true },
        ],
      },
    ]);
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    client.on(Events.InteractionCreate, (interaction) => {
      void (async () => {
        if (interaction.isButton()) return interaction.update({ content: 'Pressed', components: [] });
        if (!interaction.isChatInputCommand()) return undefined;
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        const photo = interaction.options.getAttachment('photo', true);
        const got = Buffer.from(await (await fetch(photo.url)).arrayBuffer());
        return interaction.editReply({
          content: `${photo.width} x ${photo.height}`,
          files: [{ attachment: got, name: 'sheet.jpg', description: 'The sheet' }],
          components: [
            {
              type: ComponentType.ActionRow,
              components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Yes', customId: 'yes' }],
            },
          ],
        });
      })();
    });
    const attend = await ann.runs('/attend', { in: hall, with: { photo: { name: 'class.jpg', bytes } } });
    const reply = await attend.reply();
    expect(reply).toMatchObject({ text: '30 x 20', isPrivate: true, by: 'Rollcall' });
    expect(reply.files).toMatchObject([{ name: 'sheet.jpg', alt: 'The sheet', type: 'image/jpeg' }]);
    expect(Buffer.from(reply.files[0]!.bytes).equals(bytes)).toBe(true);
    const press = ann.presses('Yes', hall);
    await press.answered();
    expect(await ann.hears(hall, /Pressed/)).toMatchObject({ buttons: [], isEdited: true });
    expect(discord.violations).toEqual([]);
  });
});
