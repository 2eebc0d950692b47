/** What Discord refuses of messages, the fake refuses: with the same status, code and place. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { long, many, refused, restSchool as school } from './refused.js';

const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Yes', custom_id: 'y', ...more });
const options = (count: number) => many(count, (i) => ({ label: `o${i}`, value: `v${i}` }));

const bodies: [string, object, string][] = [
  ['a text that is too long', { content: long(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds BASE_TYPE_MAX_LENGTH'],
  [
    'embeds too long together',
    { embeds: many(2, () => ({ description: long(3001) })) },
    'embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'a field without value',
    { embeds: [{ fields: [{ name: 'x', value: '' }] }] },
    'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH',
  ],
  ['a picture from nowhere', { embeds: [{ image: { url: 'nowhere' } }] }, 'embeds.0.image.url URL_TYPE_INVALID_URL'],
  ['six rows', { components: many(6, (i) => row(button({ custom_id: `${i}` }))) }, 'components BASE_TYPE_MAX_LENGTH'],
  [
    'six buttons',
    { components: [row(...many(6, (i) => button({ custom_id: `${i}` })))] },
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty row', { components: [row()] }, 'components.0.components BASE_TYPE_BAD_LENGTH'],
  [
    'a long label',
    { components: [row(button({ label: long(81) }))] },
    'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a long custom_id',
    { components: [row(button({ custom_id: long(101) }))] },
    'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'the same custom_id twice',
    { components: [row(button()), row(button())] },
    'components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a link without url',
    { components: [row({ type: 2, style: 5, label: 'x' })] },
    'components.0.components.0.url BASE_TYPE_REQUIRED',
  ],
  [
    'a button without custom_id',
    { components: [row({ type: 2, style: 1, label: 'x' })] },
    'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
  ],
  [
    '26 options',
    { components: [row({ type: 3, custom_id: 's', options: options(26) })] },
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button beside a menu',
    { components: [row(button(), { type: 5, custom_id: 'u' })] },
    'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'text components without the flag',
    { components: [{ type: 10, content: 'x' }] },
    'components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'content with the flag',
    { content: 'x', flags: 32_768, components: [{ type: 10, content: 'x' }] },
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'a reply to nothing',
    { content: 'x', message_reference: { message_id: '1' } },
    'message_reference MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
  ],
  [
    'mentions both ways',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions.parse MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  ['a long nonce', { content: 'x', nonce: long(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
  ['a file that is not there', { content: 'x', attachments: [{ id: '0' }] }, 'attachments.0 ATTACHMENT_NOT_FOUND'],
  [
    'a long description',
    { content: 'x', attachments: [{ id: '0', description: long(1025) }] },
    'attachments.0.description BASE_TYPE_MAX_LENGTH',
  ],
];

describe('a message', () => {
  it.each(bodies)('with %s is refused', async (_, body, fault) => {
    const { post } = await school();
    expect(await refused(post(body))).toEqual([400, 50_035, fault]);
  });

  it('that is empty, too large, or has too many files is refused', async () => {
    const { discord, post } = await school();
    discord.limitUploads(1000);
    const files = (count: number, size: number) => many(count, (i) => ({ name: `${i}.txt`, data: Buffer.alloc(size) }));
    expect(await refused(post({ content: ' ' }))).toEqual([400, 50_006]);
    expect(await refused(post({}, { files: files(1, 1001) }))).toEqual([413, 40_005]);
    expect(await refused(post({}, { files: files(11, 1) }))).toEqual([400, 30_015]);
    expect(await refused(post({}, { files: files(1, 26 * 1024 * 1024) }))).toEqual([413, 40_005]);
  });

  it('may have what Discord allows', async () => {
    const { discord, ann, hall, post } = await school();
    await post({
      content: '😀'.repeat(2000),
      embeds: [{ title: long(256), fields: many(25, () => ({ name: 'n', value: 'v' })) }],
      components: [
        row(...many(5, (i) => button({ custom_id: `${i}`, label: long(80) }))),
        row({ type: 3, custom_id: 's', options: options(25) }),
      ],
    });
    await post({ content: 'x', message_reference: { message_id: '1', fail_if_not_exists: false } });
    await post({
      flags: 32_768,
      components: [{ type: 17, components: [{ type: 10, content: 'inside' }, row(button())] }],
    });
    expect(ann.sees(hall).at(-1)).toMatchObject({ text: 'inside', buttons: [[{ label: 'Yes' }]] });
    expect(discord.violations).toEqual([]);
  });

  it('with a field that Discord does not know is sent, and the field noted', async () => {
    const { discord, post } = await school();
    await post({ content: 'x', colour: 'red', components: [row(button({ colour: 'red' }))] });
    expect(discord.violations).toEqual([
      'POST /channels/:channel/messages: unknown field "components.0.components.0.colour"',
      'POST /channels/:channel/messages: unknown field "colour"',
    ]);
  });

  it('needs the permission for it', async () => {
    const { ann, guild, hall, rest, post } = await school();
    const question = await ann.says(hall, '?');
    const file = { name: 'a.txt', data: Buffer.from('a') };
    hall.denies('bot', P.AttachFiles, P.EmbedLinks, P.ReadMessageHistory);
    expect(await refused(post({ content: 'x' }, { files: [file] }))).toEqual([403, 50_013]);
    expect(await refused(post({ embeds: [{ title: 'x' }] }))).toEqual([403, 50_013]);
    expect(await refused(post({ content: 'x', message_reference: { message_id: question.id } }))).toEqual([
      403, 160_002,
    ]);
    expect(await rest.get(`/channels/${hall.id}/messages`)).toEqual([]);
    await post({ content: 'x' });
    hall.denies('everyone', P.SendMessages);
    expect(await refused(post({ content: 'x' }))).toEqual([403, 50_013]);
    hall.allows('bot', P.SendMessages);
    await post({ content: 'x' });
    guild.botMay(0n);
    hall.denies('everyone', P.ViewChannel);
    expect(await refused(post({ content: 'x' }))).toEqual([403, 50_001]);
  });

  it('of others is not edited, and not deleted without the right to', async () => {
    const { ann, hall, rest } = await school();
    const { id } = await ann.says(hall, '?');
    expect(await refused(rest.patch(`/channels/${hall.id}/messages/${id}`, { body: { content: '!' } }))).toEqual([
      403, 50_005,
    ]);
    expect(await refused(rest.delete(`/channels/${hall.id}/messages/${id}`))).toEqual([403, 50_013]);
    hall.allows('bot', P.ManageMessages);
    await rest.delete(`/channels/${hall.id}/messages/${id}`);
    expect(ann.sees(hall)).toEqual([]);
    expect(await refused(rest.get(`/channels/${hall.id}/messages/${id}`))).toEqual([404, 10_008]);
  });
});
