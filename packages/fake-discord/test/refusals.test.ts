/** What Discord refuses of commands, answers and requests at all, the fake refuses. */
import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { long, many, refused, restSchool as school } from './refused.js';

describe('a command', () => {
  const command = { name: 'mark', description: 'Corrects' };
  const option = (more: object = {}) => ({ type: 3, name: 'person', description: 'Who', ...more });
  const cases: [string, object, string][] = [
    ['an upper-case name', { name: 'Mark' }, '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['a long description', { description: long(101) }, '0.description BASE_TYPE_BAD_LENGTH'],
    ['26 options', { options: many(26, (i) => option({ name: `o${i}` })) }, '0.options BASE_TYPE_MAX_LENGTH'],
    [
      'a required option last',
      { options: [option(), option({ name: 'b', required: true })] },
      '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      '26 choices',
      { options: [option({ choices: many(26, (i) => ({ name: `c${i}`, value: 'v' })) })] },
      '0.options.0.choices BASE_TYPE_MAX_LENGTH',
    ],
    ['a translation into nothing', { name_localizations: { xx: 'mark' } }, '0.name_localizations.xx ENUM_TYPE_COERCE'],
    [
      'too much text',
      {
        options: many(25, (i) =>
          option({ name: `o${i}`, choices: many(25, (k) => ({ name: `c${k}`, value: long(12) })) }),
        ),
      },
      '0 APPLICATION_COMMAND_TOO_LARGE',
    ],
  ];

  it.each(cases)('with %s is refused', async (_, more, fault) => {
    const { discord, rest } = await school();
    const put = rest.put(`/applications/${discord.botId}/commands`, { body: [{ ...command, ...more }] });
    expect(await refused(put)).toEqual([400, 50_035, fault]);
    expect(discord.commands.puts).toEqual([]);
  });

  it('is the only one of its name', async () => {
    const { discord, guild, rest } = await school();
    const path = `/applications/${discord.botId}/guilds/${guild.id}/commands` as const;
    const twice = { body: [command, command] };
    expect(await refused(rest.put(path, twice))).toEqual([400, 50_035, '1.name APPLICATION_COMMANDS_DUPLICATE_NAME']);
    await rest.put(path, { body: [command, { type: 3, name: 'Take attendance' }] });
    expect(await rest.get(path)).toMatchObject([
      { name: 'mark', type: 1 },
      { name: 'Take attendance', type: 3 },
    ]);
    expect(await refused(rest.put('/applications/1/commands', { body: [] }))).toEqual([403, 20_012]);
  });
});

describe('a request', () => {
  it('needs the token, and a place that exists', async () => {
    const { discord, rest } = await school();
    expect(await refused(rest.get('/channels/1'))).toEqual([404, 10_003]);
    expect(await refused(rest.get('/guilds/1'))).toEqual([404, 10_004]);
    expect(await refused(rest.get('/users/1'))).toEqual([404, 10_013]);
    expect(await refused(rest.get('/nowhere'))).toEqual([404, 0]);
    expect(await refused(rest.patch('/users/@me/channels'))).toEqual([405, 0]);
    const post = rest.post('/users/@me/channels', { body: { recipient_id: '1' } });
    expect(await refused(post)).toEqual([400, 50_033]);
    const webhook = rest.post(`/webhooks/${discord.botId}/token`, { body: { content: 'x' }, auth: false });
    expect(await refused(webhook)).toEqual([401, 50_027]);
    expect(await refused(new REST(discord.rest).setToken('wrong').get('/users/@me'))).toEqual([401, 0]);
  });

  it('is JSON or a form', async () => {
    const { discord } = await school();
    const ask = async (headers: Record<string, string>, body: string) => {
      const all = { 'user-agent': 'DiscordBot (test, 1)', authorization: `Bot ${discord.token}`, ...headers };
      const url = `${discord.rest.api}/v10/users/@me/channels`;
      const response = await fetch(url, { method: 'POST', headers: all, body });
      return [response.status, ((await response.json()) as { code: number }).code]; // every refusal has one
    };
    expect(await ask({ 'content-type': 'text/plain' }, '{}')).toEqual([400, 50_035]);
    expect(await ask({ 'content-type': 'application/json' }, '{')).toEqual([400, 50_109]);
    expect(await ask({ 'content-type': 'application/json', 'user-agent': 'curl' }, '{}')).toEqual([403, 40_333]);
  });
});

describe('an answer', () => {
  const input = { type: 4, custom_id: 'name', style: 1 };
  const label = (component: object, more: object = {}) => ({ type: 18, label: 'Name', component, ...more });
  const form = (more: object = {}) => ({
    type: 9,
    data: { custom_id: 'f', title: 'Form', components: [label(input)], ...more },
  });
  const cases: [string, object, unknown[]][] = [
    ['nothing in it', { type: 4, data: { content: '' } }, [400, 50_006]],
    ['a long text', { type: 4, data: { content: long(2001) } }, [400, 50_035, 'data.content BASE_TYPE_MAX_LENGTH']],
    ['another kind of answer', { type: 7, data: { content: 'x' } }, [400, 50_035, 'type BASE_TYPE_CHOICES']],
    ['a long title', form({ title: long(46) }), [400, 50_035, 'data.title BASE_TYPE_BAD_LENGTH']],
    [
      'six fields',
      form({ components: many(6, (i) => label({ ...input, custom_id: `${i}` })) }),
      [400, 50_035, 'data.components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a long label',
      form({ components: [label(input, { label: long(46) })] }),
      [400, 50_035, 'data.components.0.label BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a row without a label',
      form({ components: [{ type: 1, components: [input] }] }),
      [400, 50_035, 'data.components.0.components.0.label BASE_TYPE_REQUIRED'],
    ],
    [
      'a button in a form',
      form({ components: [label({ type: 2, style: 1, label: 'x', custom_id: 'x' })] }),
      [400, 50_035, 'data.components.0.component.type UNION_TYPE_CHOICES'],
    ],
    [
      'no file that is required',
      form({ components: [label({ type: 19, custom_id: 'f', min_values: 0 })] }),
      [400, 50_035, 'data.components.0.component.min_values COMPONENT_MIN_VALUES_REQUIRED'],
    ],
  ];

  it.each(cases)('with %s is refused, and can be given again', async (_, body, expected) => {
    const { discord, ann, hall, rest } = await school();
    await rest.put(`/applications/${discord.botId}/commands`, { body: [{ name: 'me', description: 'Me' }] });
    const { interaction } = await ann.runs('me', { in: hall });
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    const answer = (json: unknown) => rest.post(path, { body: json, auth: false });
    expect(await refused(answer(body))).toEqual(expected);
    await answer(form());
    expect(ann.forms()).toMatchObject([{ title: 'Form' }]);
  });

  it('to typing offers at most 25 choices', async () => {
    const { discord, ann, hall, rest } = await school();
    const option = { type: 3, name: 'person', description: 'Who', autocomplete: true };
    await rest.put(`/applications/${discord.botId}/commands`, {
      body: [{ name: 'mark', description: 'Corrects', options: [option] }],
    });
    const { interaction } = await ann.completes('mark', 'person', 'A', { in: hall });
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    const choices = many(26, (i) => ({ name: `${i}`, value: `${i}` }));
    const answer = rest.post(path, { body: { type: 8, data: { choices } }, auth: false });
    expect(await refused(answer)).toEqual([400, 50_035, 'data.choices BASE_TYPE_MAX_LENGTH']);
    const text = rest.post(path, { body: { type: 4, data: { content: 'x' } }, auth: false });
    expect(await refused(text)).toEqual([400, 50_035, 'type BASE_TYPE_CHOICES']);
  });

  it('has no webhook before it is given, and another application never has', async () => {
    const { discord, ann, hall, rest } = await school();
    await rest.put(`/applications/${discord.botId}/commands`, { body: [{ name: 'me', description: 'Me' }] });
    const { interaction } = await ann.runs('me', { in: hall });
    const ask = (app: string) =>
      rest.post(`/webhooks/${app}/${interaction.token}`, { body: { content: 'x' }, auth: false });
    expect(await refused(ask(discord.botId))).toEqual([404, 10_015]);
    expect(await refused(ask('1'))).toEqual([404, 10_015]);
    const path = `/interactions/${interaction.id}/wrong/callback` as const;
    expect(await refused(rest.post(path, { body: { type: 5 }, auth: false }))).toEqual([404, 10_062]);
  });
});
