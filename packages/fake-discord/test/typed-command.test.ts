/** A line that begins with a command, field by field. */
import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType,
  type APIApplicationCommand,
} from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { fillIn } from '../src/index.js';

const option = (type: Kind, name: string, more: object = {}) => ({ type, name, description: name, ...more });
const command = (name: string, options: object[]): APIApplicationCommand =>
  // What is read of a command: the rest is not needed to fill it in.
  ({ id: '1', type: ApplicationCommandType.ChatInput, name, options }) as unknown as APIApplicationCommand;
const commands = [
  command('attend', [option(Kind.Attachment, 'photo1'), option(Kind.Attachment, 'photo2')]),
  command('mark', [
    option(Kind.String, 'who'),
    option(Kind.String, 'status', { choices: ['late', 'present'].map((value) => ({ name: value, value })) }),
    option(Kind.String, 'day'),
  ]),
  command('register', [option(Kind.String, 'name'), option(Kind.String, 'email')]),
  command('host', [option(Kind.Mentionable, 'account')]),
];
const photo = { name: 'class.jpg', bytes: new Uint8Array() };
const ann = { kind: 'person' as const, id: '7', name: 'Ann' };
const filled = (text: string, files = 0) =>
  fillIn(
    { text, files: Array.from({ length: files }, () => photo), mentioned: [{ words: '@Ann', value: ann }] },
    commands,
  );

it.each([
  ['/mark Ann Example late', 'mark', { who: 'Ann Example', status: 'late' }],
  ['/mark Ann Example late last monday', 'mark', { who: 'Ann Example', status: 'late', day: 'last monday' }],
  ['/register Ann Example ann@example.org', 'register', { name: 'Ann Example', email: 'ann@example.org' }],
  ['/host @Ann', 'host', { account: ann }],
  ['/attend', 'attend', {}],
])('%s is a command with its fields', (text, name, values) => expect(filled(text)).toEqual({ command: name, values }));

it('photos go into the fields for them', () => {
  expect(filled('/attend', 2)?.values).toEqual({ photo1: photo, photo2: photo });
});

it.each([
  ['hello', 0],
  ['/unknown', 0],
  ['/attend everybody', 0],
  ['/attend', 3],
])('%s with %i photos is a message', (text, files) => expect(filled(text, files)).toBeUndefined());
