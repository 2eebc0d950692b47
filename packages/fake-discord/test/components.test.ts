/** Buttons, menus and forms, through the real discord.js. */
import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { button, photo, school } from './school.js';

describe('a button', () => {
  it('changes its message', async () => {
    const { discord, ann, hall } = await school(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: '?', components: [button('Yes', 'y')] });
      if (interaction.isButton()) await interaction.update({ content: `${interaction.customId}!`, components: [] });
    });
    await (await ann.runs('attend', { in: hall })).reply();
    expect(await ann.presses('Yes', hall).reply()).toMatchObject({ text: 'y!', buttons: [], isEdited: true });
    expect(() => ann.presses('Yes', hall)).toThrow(/no button Yes/);
    expect(discord.violations).toEqual([]);
  });

  it('is acknowledged first and its message changed later', async () => {
    const { ann, hall } = await school(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const { resource } = await interaction.reply({
          content: '?',
          components: [button('Yes', 'y')],
          withResponse: true,
        });
        await resource?.message?.react('👌');
      }
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'done', components: [] });
      await interaction.followUp({ content: 'only you', flags: MessageFlags.Ephemeral });
    });
    await (await ann.runs('attend', { in: hall })).reply();
    await ann.presses(/^Y/, hall).followups();
    expect(ann.sees(hall)).toMatchObject([
      { text: 'done', buttons: [], reactions: { '👌': ['Test Bot'] } },
      { text: 'only you', isPrivate: true },
    ]);
  });

  it('is answered privately, and followed up', async () => {
    const { discord, ann, bo, hall } = await school(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: '?', components: [button('Yes', 'y')] });
      if (!interaction.isButton()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('first');
      await interaction.followUp('second');
    });
    await (await ann.runs('attend', { in: hall })).reply();
    const press = bo.presses('Yes', hall);
    expect(await press.followups()).toMatchObject([{ text: 'second', isPrivate: false }]);
    // The first message after a deferral fills it in, and is as private as that.
    expect(await press.reply()).toMatchObject({ text: 'first', isPrivate: true });
    expect(ann.sees(hall).map(({ text }) => text)).toEqual(['?', 'second']);
    expect(discord.violations).toEqual([]);
  });
});

describe('a menu', () => {
  it('sends what was picked', async () => {
    const { ann, bo, hall } = await school(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          components: [
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.StringSelect,
                  customId: 's',
                  options: ['late', 'excused'].map((value) => ({ label: value, value })),
                },
              ],
            },
            {
              type: ComponentType.ActionRow,
              components: [{ type: ComponentType.UserSelect, customId: 'u', maxValues: 2 }],
            },
          ],
        });
      if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
      if (interaction.isUserSelectMenu())
        await interaction.reply(interaction.users.map((user) => user.displayName).join());
    });
    const { message } = await (await ann.runs('attend', { in: hall })).reply();
    const seen = ann.sees(hall).find(({ id }) => id === message.id);
    if (!seen) throw new Error('not there');
    expect((await ann.picks(['late'], seen, 's').reply()).text).toBe('late');
    expect((await ann.picks([ann, bo], seen, 'u').reply()).text).toBe('Ann Example,Bo Example');
    expect(() => ann.picks(['absent'], seen, 's')).toThrow(/no option absent/);
    expect(() => ann.picks([], seen, 's')).toThrow(/between 1 and 1/);
  });
});

describe('a form', () => {
  it('brings texts and files', async () => {
    const { discord, ann, hall } = await school(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.showModal({
          custom_id: 'enrol',
          title: 'Enrol',
          components: [
            {
              type: ComponentType.Label,
              label: 'Name',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'name',
                style: TextInputStyle.Short,
                max_length: 20,
              },
            },
            {
              type: ComponentType.Label,
              label: 'Selfies',
              component: { type: ComponentType.FileUpload, custom_id: 'files', max_values: 3 },
            },
          ],
        });
      if (!interaction.isModalSubmit()) return;
      const files = interaction.fields.getUploadedFiles('files', true);
      await interaction.reply(
        `${interaction.fields.getTextInputValue('name')} ${files.map(({ width }) => width).join()}`,
      );
    });
    const form = await (await ann.runs('attend', { in: hall })).form();
    expect(form.title).toBe('Enrol');
    expect(ann.forms()).toHaveLength(1);
    await expect(ann.fills(form, { name: 'Ann' })).rejects.toThrow(/files/);
    await expect(ann.fills(form, { name: 'A'.repeat(21) })).rejects.toThrow(/too long/);
    const submitted = await ann.fills(form, { name: 'Ann', files: [{ name: 'me.jpg', bytes: photo }] });
    expect((await submitted.reply()).text).toBe('Ann 30');
    expect(discord.violations).toEqual([]);
  });
});
