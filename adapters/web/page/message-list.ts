/** The open chat: its messages by day, what the bot is doing, and the way to the newest. */
import type { WireMessage } from '../wire.js';
import { bubbleOf, type MessageActions } from './bubble.js';
import { byId, createKeyedList, el, icon, type Item } from './element.js';
import { showDay } from './format.js';
import type { PageModel, PageStore } from './model.js';
import { createRoving } from './navigation.js';
import type { PictureCache } from './pictures.js';
import { messagesIn, workingSince } from './views.js';
import { type WelcomeActions, welcomeOf } from './welcome.js';
import { words } from './words.js';

/** Messages of one person within this time stand together, in milliseconds. */
const togetherMs = 5 * 60_000;

export interface MessageList {
  /** Brings a message into sight and the focus to it. */
  reveal(message: string): void;
  toEnd(): void;
  atEnd(): boolean;
}

export function createMessageList(
  store: PageStore,
  cache: PictureCache,
  actions: MessageActions & WelcomeActions,
  moved: () => void,
): MessageList {
  const view = byId('log', HTMLElement);
  const content = el('div', { class: 'messages' });
  view.append(content);
  const list = createKeyedList(content);
  const roving = createRoving(view);
  const newest = byId('newest', HTMLButtonElement);
  const scroll = createStickyScroll(view, content, () => {
    newest.hidden = scroll.atEnd();
    moved();
  });
  newest.addEventListener('click', () => scroll.toEnd(true));
  let drawn = '';

  store.draw((model) => {
    const messages = messagesIn(model, model.chat, model.me);
    const place = `${model.me} ${model.chat}`;
    const changedPlace = place !== drawn;
    const last = messages.at(-1);
    const ownIsLast = last !== undefined && model.unconfirmed.has(last.id) && list.get(last.id) === undefined;
    drawn = place;
    list.show([...itemsOf(messages, model, cache, actions), ...endOf(messages, model, actions)]);
    roving.refresh();
    if (changedPlace || ownIsLast) scroll.toEnd();
  });

  return {
    atEnd: () => scroll.atEnd(),
    toEnd: () => scroll.toEnd(),
    reveal(id) {
      const element = list.get(id);
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    },
  };
}

function itemsOf(
  messages: readonly WireMessage[],
  model: PageModel,
  cache: PictureCache,
  actions: MessageActions,
): Item[] {
  const group = model.chats.get(model.chat)?.kind === 'group';
  const now = Date.now();
  const items: Item[] = [];
  let before: WireMessage | undefined;
  for (const message of messages) {
    const day = showDay(message.at, now);
    const newDay = before === undefined || showDay(before.at, now) !== day;
    const together = before?.from === message.from && before.only === message.only;
    const follows = !newDay && together && message.at - (before?.at ?? 0) < togetherMs;
    if (newDay)
      items.push({ key: `day ${day}`, made: [], build: () => el('p', { class: 'day' }, el('span', {}, day)) });
    const pressed = [...model.pressed].filter((key) => key.startsWith(`${message.id} `)).join();
    const quoted = model.messages.get(message.replyTo ?? '');
    items.push({
      key: message.id,
      made: [message, model.me, follows, group, model.unconfirmed.get(message.id), pressed, quoted],
      build: () => bubbleOf({ message, follows, group }, model, cache, actions),
    });
    before = message;
  }
  return items;
}

/** What stands below the messages, or in the place of the first one. */
function endOf(messages: readonly WireMessage[], model: PageModel, actions: WelcomeActions): Item[] {
  const since = workingSince(model, model.chat, model.me);
  if (since !== undefined) return [{ key: 'working', made: [since], build: () => workingOf(since) }];
  if (messages.length > 0 || model.me === '') return [];
  const made = [model.chat, model.demo.state];
  return [{ key: 'welcome', made, build: () => welcomeOf(model, actions) }];
}

function workingOf(since: number): HTMLElement {
  const text = el('span', {});
  const element = el(
    'div',
    { class: 'working' },
    el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('bot')),
    el(
      'div',
      { class: 'bubble' },
      el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')),
      text,
    ),
  );
  const tell = () => {
    text.textContent = words.workingFor(Math.max(0, Math.round((Date.now() - since) / 1000)));
  };
  tell();
  const timer = setInterval(() => {
    if (element.isConnected) tell();
    else clearInterval(timer);
  }, 1000);
  return element;
}

// Keeps the newest message in sight while the reader is at the end, and leaves a reader further up alone.

/** Nearly at the end counts as the end, in CSS pixels. */
const nearPx = 60;

export interface StickyScroll {
  atEnd(): boolean;
  toEnd(smoothly?: boolean): void;
}

function createStickyScroll(view: HTMLElement, content: HTMLElement, moved: () => void): StickyScroll {
  let stuck = true;
  let top = 0;
  const toEnd = (smoothly = false) => {
    stuck = true;
    view.scrollTo({ top: view.scrollHeight, behavior: smoothly ? 'smooth' : 'instant' });
  };
  view.addEventListener(
    'scroll',
    () => {
      // Only who goes up leaves the end: where more has come meanwhile, the end has gone away from the reader.
      if (view.scrollHeight - view.scrollTop - view.clientHeight < nearPx) stuck = true;
      else if (view.scrollTop < top) stuck = false;
      top = view.scrollTop;
      moved();
    },
    { passive: true },
  );
  // Pictures grow when they arrive, and the view shrinks when a phone's keyboard opens.
  const observer = new ResizeObserver(() => {
    if (stuck) toEnd();
  });
  observer.observe(content);
  observer.observe(view);
  return { atEnd: () => stuck, toEnd };
}
