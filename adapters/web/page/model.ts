/** What the page knows. It outlives the server: what is on the screen stays there through a restart. */
import type {
  WireChat,
  WireCommand,
  WireDemo,
  WireEvent,
  WireMessage,
  WirePatch,
  WirePerson,
  WireWorking,
} from '../wire.js';

/** A message of this page that the server has not confirmed. */
export interface Unconfirmed {
  state: 'waiting' | 'failed';
  /** Why it failed. */
  problem?: string;
}

export interface PageModel {
  people: Map<string, WirePerson>;
  chats: Map<string, WireChat>;
  messages: Map<string, WireMessage>;
  /** By message id. */
  unconfirmed: Map<string, Unconfirmed>;
  /** Ids of messages that nobody has looked at. */
  unread: Set<string>;
  working: (WireWorking & { since: number })[];
  /** Buttons that were pressed and not answered yet: `{message} {data}`. */
  pressed: Set<string>;
  demo: WireDemo;
  commands: readonly WireCommand[];
  limits: { photoBytes: number; photos: number; togetherBytes: number; text: number; name: number };
  connection: 'connecting' | 'online' | 'offline';
  /** Of the server that the page last heard of. */
  epoch: string;
  /** Which page that server serves. */
  page: string;
  /** The account that the visitor speaks as. Empty until the first snapshot. */
  me: string;
  /** The open chat. */
  chat: string;
}

export function createModel(): PageModel {
  return {
    people: new Map(),
    chats: new Map(),
    messages: new Map(),
    unconfirmed: new Map(),
    unread: new Set(),
    working: [],
    pressed: new Set(),
    demo: { state: 'none', done: 0, total: 0, text: '' },
    commands: [],
    limits: { photoBytes: 0, photos: 0, togetherBytes: 0, text: 0, name: 0 },
    connection: 'connecting',
    epoch: '',
    page: '',
    me: '',
    chat: '',
  };
}

/** Messages kept on a page that is open for weeks; the oldest go. */
const keptMessages = 4000;

/** `onScreen` says whether the visitor is looking at a message right now; `now` in milliseconds UTC. */
export function applyEvent(
  model: PageModel,
  event: WireEvent,
  context: { onScreen: (message: WireMessage) => boolean; now: number },
): void {
  switch (event.kind) {
    case 'snapshot':
      applySnapshot(model, event, context);
      return;
    case 'person':
      model.people.set(event.person.account, event.person);
      return;
    case 'chat':
      model.chats.set(event.chat.id, event.chat);
      return;
    case 'message':
      applyMessage(model, event.message, context.onScreen);
      return;
    case 'patch':
      applyPatch(model, event.patch);
      return;
    case 'working':
      applyWorking(model, event.working, event.on, context.now);
      return;
    case 'toast':
      model.pressed.clear();
      return;
    case 'demo':
      model.demo = event.demo;
      return;
  }
}

function applySnapshot(
  model: PageModel,
  event: Extract<WireEvent, { kind: 'snapshot' }>,
  context: { onScreen: (message: WireMessage) => boolean; now: number },
): void {
  const first = model.epoch === '';
  model.epoch = event.epoch;
  model.page = event.page;
  model.commands = event.commands;
  model.limits = event.limits;
  model.demo = event.demo;
  model.working = event.working.map((working) => ({ ...working, since: context.now }));
  for (const person of event.people) keepName(model.people, person.account, person);
  for (const chat of event.chats) keepName(model.chats, chat.id, chat);
  // What was there before the page was opened counts as seen.
  for (const message of event.messages) applyMessage(model, message, first ? () => true : context.onScreen);
  for (const patch of event.patches) applyPatch(model, patch);
  if (first) model.me = event.people[0]?.account ?? '';
}

/** A server that was restarted may know people and chats by their ids only; the page knows better. */
function keepName<T>(known: Map<string, T>, id: string, told: T): void {
  if (!known.has(id)) known.set(id, told);
}

function applyMessage(model: PageModel, message: WireMessage, onScreen: (message: WireMessage) => boolean): void {
  const isNew = !model.messages.has(message.id);
  model.messages.set(message.id, message);
  model.unconfirmed.delete(message.id);
  if (message.from === null) clearPressed(model, message.chat);
  if (isNew && !onScreen(message)) model.unread.add(message.id);
  for (const oldest of model.messages.keys()) {
    if (model.messages.size <= keptMessages) break;
    model.messages.delete(oldest);
    model.unread.delete(oldest);
  }
}

function applyPatch(model: PageModel, patch: WirePatch): void {
  const before = model.messages.get(patch.id);
  if (before === undefined) return;
  model.messages.set(before.id, { ...before, ...patch });
  clearPressed(model, before.chat);
}

function applyWorking(model: PageModel, working: WireWorking, on: boolean, now: number): void {
  const others = model.working.filter((one) => one.chat !== working.chat || one.only !== working.only);
  model.working = on ? [...others, { ...working, since: now }] : others;
  if (!on) clearPressed(model, working.chat);
}

/** Whatever the bot says or changes in a chat is its answer to what was pressed there. */
function clearPressed(model: PageModel, chat: string): void {
  for (const key of model.pressed) {
    const [message = ''] = key.split(' ');
    if (model.messages.get(message)?.chat === chat) model.pressed.delete(key);
  }
}

// One model and those who draw it: many changes in one moment are drawn once.

export interface PageStore {
  readonly model: PageModel;
  /** Changes the model, and draws it soon. */
  change(apply: (model: PageModel) => void): void;
  /** Draws are made in the order in which they were given. */
  draw(draw: (model: PageModel) => void): void;
}

export function createStore(): PageStore {
  const model = createModel();
  const draws: ((model: PageModel) => void)[] = [];
  let due = false;
  return {
    model,
    change(apply) {
      apply(model);
      if (due) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        for (const draw of draws) draw(model);
      });
    },
    draw: (draw) => void draws.push(draw),
  };
}
