/** The chats of the person whom the visitor speaks as, with what was said last and how much of it is new. */
import type { WireChat } from '../wire.js';
import { inShort, nameOf } from './bubble.js';
import { byId, el, icon, createKeyedList } from './element.js';
import { briefly } from './format.js';
import type { PageModel, PageStore } from './model.js';
import { chatsOf, messagesIn, unreadIn } from './views.js';
import { words } from './words.js';

export function createChatList(store: PageStore, open: (chat: string) => void): void {
  const container = byId('chats', HTMLElement);
  const list = createKeyedList(container);
  store.draw((model) => {
    list.show(
      chatsOf(model, model.me).map((chat) => {
        const last = messagesIn(model, chat.id, model.me).at(-1);
        const unread = unreadIn(model, chat.id, model.me);
        return {
          key: chat.id,
          made: [chat, last, unread, model.chat === chat.id, model.me],
          build: () => entryOf(chat, model, unread, open),
        };
      }),
    );
  });
  container.addEventListener('keydown', (event) => {
    const all = [...container.querySelectorAll<HTMLElement>('button')];
    const at = all.findIndex((button) => button === document.activeElement);
    const next = event.key === 'ArrowDown' ? all[at + 1] : event.key === 'ArrowUp' ? all[at - 1] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/** What a chat is called in lists: the direct chat is with the bot. */
export function titleOf(chat: WireChat): string {
  return chat.kind === 'direct' ? words.bot : chat.title;
}

export function chatIcon(chat: WireChat): HTMLElement {
  const direct = chat.kind === 'direct';
  return el(
    'span',
    { class: `avatar ${direct ? 'bot' : 'group'}`, 'aria-hidden': 'true' },
    icon(direct ? 'bot' : 'group'),
  );
}

function entryOf(chat: WireChat, model: PageModel, unread: number, open: (chat: string) => void): HTMLElement {
  const last = messagesIn(model, chat.id, model.me).at(-1);
  const said = last === undefined ? words.directChat : `${prefixOf(chat, model, last)}${inShort(last)}`;
  const preview = last === undefined && chat.kind === 'group' ? words.groupOf(model.people.size) : said;
  const badge = el('span', { class: 'badge' }, String(unread));
  badge.setAttribute('aria-label', words.unread(unread));
  const entry = el(
    'button',
    {
      type: 'button',
      class: 'entry',
      'data-focus': 'entry',
      'aria-current': model.chat === chat.id ? 'true' : undefined,
      onclick: () => open(chat.id),
    },
    chatIcon(chat),
    el(
      'span',
      { class: 'lines' },
      el(
        'span',
        { class: 'line' },
        el('strong', {}, titleOf(chat)),
        last !== undefined && el('time', {}, briefly(last.at, Date.now())),
      ),
      el('span', { class: 'line' }, el('span', { class: 'preview' }, preview), unread > 0 && badge),
    ),
  );
  return el('li', {}, entry);
}

function prefixOf(chat: WireChat, model: PageModel, last: Parameters<typeof nameOf>[1]): string {
  return chat.kind === 'direct' && last.from === null ? '' : `${nameOf(model, last)}: `;
}
