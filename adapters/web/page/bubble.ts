/** One message as it is seen by the person whom the visitor speaks as. */
import type { WireButton, WireFile, WireMessage } from '../wire.js';
import { el, icon, richText } from './element.js';
import { showTimeOfDay, sizeText } from './format.js';
import type { PageModel, Unconfirmed } from './model.js';
import { avatarOf, tint } from './person-look.js';
import { type PictureCache, picturesOf } from './pictures.js';
import { personIn } from './views.js';
import { words } from './words.js';

/** What can be done with a message. */
export interface MessageActions {
  reply(message: WireMessage): void;
  press(message: WireMessage, button: WireButton): void;
  enlarge(message: WireMessage, index: number): void;
  useCommand(command: string): void;
  show(message: string): void;
  retry(message: string): void;
  discard(message: string): void;
}

export interface Placed {
  message: WireMessage;
  /** The message before it is of the same person and moment: name and picture are not said again. */
  follows: boolean;
  /** In a group, others are named. */
  group: boolean;
}

export function bubbleOf(placed: Placed, model: PageModel, cache: PictureCache, actions: MessageActions): HTMLElement {
  const { message } = placed;
  const own = message.from === model.me;
  const name = nameOf(model, message);
  const unconfirmed = model.unconfirmed.get(message.id);
  const kinds = [own ? 'own' : 'other', message.from === null && 'from-bot', message.only !== undefined && 'private'];
  const article = el('article', {
    class: ['message', ...kinds, placed.follows && 'follows', unconfirmed?.state].filter(Boolean).join(' '),
    tabindex: -1,
    'aria-label': words.messageBy(name, showTimeOfDay(message.at)),
  });
  if (message.from !== null) tint(article, message.from);
  const body = el(
    'div',
    { class: 'bubble' },
    !own && placed.group && !placed.follows && el('p', { class: 'name' }, name),
    message.only !== undefined && el('p', { class: 'only' }, icon('lock'), words.onlyYou),
    quoteOf(message, model, actions),
    picturesOf(message, cache, (index) => actions.enlarge(message, index)),
    message.text !== '' && textOf(message, actions),
    message.file !== undefined && downloadOf(message.file),
    el('p', { class: 'when' }, showTimeOfDay(message.at), own && deliveryOf(unconfirmed)),
  );
  article.append(
    !own && placed.group ? avatar(model, message) : '',
    el('div', { class: 'stack' }, body, failureOf(message, unconfirmed, actions), buttonsOf(message, model, actions)),
    replyButton(message, name, actions),
  );
  return article;
}

/** The name to call the sender by, seen from whom the visitor speaks as. */
export function nameOf(model: PageModel, message: WireMessage): string {
  if (message.from === null) return words.bot;
  return message.from === model.me ? words.you : personIn(model, message.from).name;
}

/** A message in a few words: its text, or what is in it. */
export function inShort(message: WireMessage): string {
  if (message.text !== '') return message.text.replace(/\s+/g, ' ');
  return message.pictures.length > 1 ? words.photos(message.pictures.length) : words.photo;
}

function avatar(model: PageModel, message: WireMessage): HTMLElement {
  if (message.from !== null) return avatarOf(personIn(model, message.from));
  return el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('bot'));
}

function textOf(message: WireMessage, actions: MessageActions): HTMLElement {
  return el('p', { class: 'text' }, ...richText(message.text, (command) => actions.useCommand(command)));
}

/** The server sends it as something to be saved; `download` says the same to the browser. */
function downloadOf({ id, name, size }: WireFile): HTMLElement {
  return el(
    'a',
    { class: 'file', href: `/api/files/${encodeURIComponent(id)}`, download: name, 'data-focus': id },
    icon('down'),
    el('span', {}, el('strong', {}, name), el('span', { class: 'file-about' }, `${sizeText(size)} · ${words.save}`)),
  );
}

function quoteOf(message: WireMessage, model: PageModel, actions: MessageActions): HTMLElement | undefined {
  const quoted = model.messages.get(message.replyTo ?? '');
  if (quoted === undefined || (quoted.only !== undefined && quoted.only !== model.me)) return undefined;
  return el(
    'button',
    { type: 'button', class: 'quote', 'data-focus': 'quote', onclick: () => actions.show(quoted.id) },
    el('strong', {}, nameOf(model, quoted)),
    el('span', {}, inShort(quoted)),
  );
}

function buttonsOf(message: WireMessage, model: PageModel, actions: MessageActions): HTMLElement | undefined {
  if (message.buttons.length === 0) return undefined;
  const rows = message.buttons.map((row) =>
    el('div', { class: 'row' }, ...row.map((button) => buttonOf(message, button, model, actions))),
  );
  return el('div', { class: 'buttons' }, ...rows);
}

function buttonOf(message: WireMessage, button: WireButton, model: PageModel, actions: MessageActions): HTMLElement {
  const busy = model.pressed.has(`${message.id} ${button.data}`);
  return el(
    'button',
    {
      type: 'button',
      class: `press ${button.style ?? ''}`,
      'data-focus': button.data,
      'aria-busy': busy ? 'true' : undefined,
      onclick: () => {
        if (!busy) actions.press(message, button);
      },
    },
    button.label,
  );
}

function deliveryOf(unconfirmed: Unconfirmed | undefined): HTMLElement {
  const [name, label] =
    unconfirmed === undefined
      ? (['check', words.sent] as const)
      : unconfirmed.state === 'waiting'
        ? (['clock', words.sending] as const)
        : (['warning', words.notSent] as const);
  return el('span', { class: 'delivery', role: 'img', 'aria-label': label, title: label }, icon(name));
}

function failureOf(
  message: WireMessage,
  unconfirmed: Unconfirmed | undefined,
  actions: MessageActions,
): HTMLElement | undefined {
  if (unconfirmed?.state !== 'failed') return undefined;
  return el(
    'p',
    { class: 'failure' },
    `${words.notSent} ${unconfirmed.problem ?? ''} `,
    el('button', { type: 'button', class: 'link', onclick: () => actions.retry(message.id) }, words.tryAgain),
    el('button', { type: 'button', class: 'link', onclick: () => actions.discard(message.id) }, words.discard),
  );
}

function replyButton(message: WireMessage, name: string, actions: MessageActions): HTMLElement {
  const label = words.replyTo(name);
  const reply = () => actions.reply(message);
  return el(
    'button',
    { type: 'button', class: 'reply', 'aria-label': label, title: words.reply, 'data-focus': 'reply', onclick: reply },
    icon('reply'),
  );
}
