/** Packets of the gateway that discord.js or the bot cannot read: the process stays, and later ones are answered. */
import type { GatewayDispatchPayload } from 'discord.js';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { oddPackets } from '../../helpers/odd-packets.js';
import { answerTo, eventOf, startAdapter, until, type Started } from './started.js';

let broken: unknown[];
beforeEach(() => {
  broken = [];
  const note = (error: unknown) => void broken.push(error);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  onTestFinished(() => void process.off('unhandledRejection', note).off('uncaughtException', note));
});

/** Everything that the gateway told, as it was told. */
function recordOf({ discord }: Started): { told: object[]; tell: (packet: unknown) => void } {
  const told: object[] = [];
  const socket = discord.gateway.sessions.at(-1)?.socket;
  if (!socket) throw new Error('the bot is not connected');
  const send = socket.send.bind(socket);
  socket.send = (frame: string) => {
    told.push(JSON.parse(frame) as object);
    send(frame);
  };
  return { told, tell: (packet) => send(JSON.stringify(packet)) };
}

/** Bo says something, and is answered. */
async function isAnswered(started: Started): Promise<void> {
  const { bo, hall, messenger } = started;
  const event = await eventOf(started, await bo.runs('help', { in: hall }));
  await messenger.send({ ...answerTo(event), only: event.sender.account }, { text: 'Here I am' }, event.id);
  await bo.hears(hall, /Here I am/);
}

/** Commands, forms, presses, messages and what happens in a server. */
async function muchHappens(started: Started): Promise<void> {
  const { guild, hall, ann, bo, messenger } = started;
  const photo = { name: 'class.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff]) };
  const said = await bo.says(hall, 'Good morning', { files: [photo] });
  await eventOf(started, await bo.says(hall, 'And a reply', { answers: said }));
  await eventOf(started, await ann.runs('host', { in: hall, with: { account: bo } }));
  await eventOf(started, await ann.runs('attend', { in: hall, with: { photo1: photo } }));
  const to = { chat: `discord:${hall.channel.id}` };
  await messenger.send(to, { text: 'Shall I?', buttons: [[{ label: 'Yes', data: 'yes:1' }]] }, 'key');
  const shown = await bo.hears(hall, /Shall I/);
  bo.presses('Yes', shown);
  bo.opens(hall, 'A thread');
  guild.text('yard');
  await until(() => started.events.some((event) => event.kind === 'button'));
}

/** Fields that Discord might add, of kinds that nobody knows yet. */
function unknownParts(d: unknown): { packet: object }[] {
  if (typeof d !== 'object' || d === null) return [];
  const parts = { thread: null, components: [{ type: 99, id: 1 }], type: 99, message_snapshots: [{ message: null }] };
  return Object.entries(parts).flatMap(([name, value]) => [
    { packet: { d: { ...d, [name]: value } } },
    ...('message' in d ? [{ packet: { d: { ...d, message: { ...(d.message as object), [name]: value } } } }] : []),
    ...('channel' in d ? [{ packet: { d: { ...d, channel: { ...(d.channel as object), [name]: value } } } }] : []),
  ]);
}

it('whatever becomes of a packet, no exception leaves it, and the next is answered', async () => {
  const started = await startAdapter({ server: { privileges: { messageContent: true } } });
  const { told, tell } = recordOf(started);
  await muchHappens(started);
  const dispatches = told.filter((packet) => 't' in packet && typeof packet.t === 'string');
  expect(dispatches.map((packet) => 't' in packet && packet.t)).toEqual(
    expect.arrayContaining(['INTERACTION_CREATE', 'MESSAGE_CREATE', 'THREAD_CREATE']),
  );
  const session = started.discord.gateway.sessions.at(-1);
  for (const packet of dispatches) {
    // Their numbers stay: those are the connection's, and a wrong one is another fault.
    const { d } = packet as GatewayDispatchPayload;
    for (const odd of [...oddPackets({ d }), ...unknownParts(d)]) {
      if (session) session.seq += 1;
      tell({ ...packet, ...(odd.packet as object), s: session?.seq });
    }
    expect(broken).toEqual([]);
  }
  await isAnswered(started);
  expect(broken).toEqual([]);
  expect(started.events.map((event) => JSON.stringify(event)).join('\n')).not.toMatch(
    /"discord:[^"{]*(undefined|null|NaN|object)/,
  );
});
