/** Which chat is open and as whom; on a narrow window the list of chats and the chat are two views with a way back. */
import { byId } from './element.js';
import type { PageStore } from './model.js';
import { chatsOf, directChatIn, messagesIn } from './views.js';

export interface Navigation {
  open(chat: string): void;
  speakAs(account: string): void;
  /** Where the visitor was before the page was loaded again, or the chat in which something happened last. */
  begin(): void;
  /** Whether the chat can be seen right now. */
  chatInView(): boolean;
}

const remembered = { me: 'rollcall.me', chat: 'rollcall.chat' };

export function createNavigation(store: PageStore, opened: () => void): Navigation {
  const app = byId('app', HTMLElement);
  const narrow = matchMedia('(max-width: 760px)');

  function view(which: 'list' | 'chat'): void {
    app.dataset.view = which;
  }

  function remember(): void {
    sessionStorage.setItem(remembered.me, store.model.me);
    sessionStorage.setItem(remembered.chat, store.model.chat);
  }

  function open(chat: string): void {
    store.change((model) => (model.chat = chat));
    if (narrow.matches && app.dataset.view !== 'chat') history.pushState('chat', '');
    view('chat');
    remember();
    opened();
  }

  addEventListener('popstate', (event) => view(event.state === 'chat' ? 'chat' : 'list'));
  byId('back', HTMLButtonElement).addEventListener('click', () => {
    if (history.state === 'chat') history.back();
    else view('list');
    byId('chats', HTMLElement).querySelector<HTMLElement>('[aria-current]')?.focus();
  });

  return {
    open,
    speakAs(account) {
      store.change((model) => {
        const direct = model.chats.get(model.chat)?.kind === 'direct';
        model.me = account;
        if (direct) model.chat = directChatIn(model, account);
      });
      remember();
      opened();
    },
    begin() {
      store.change((model) => {
        const me = sessionStorage.getItem(remembered.me) ?? '';
        if (model.people.has(me)) model.me = me;
        const chats = chatsOf(model, model.me);
        const last = sessionStorage.getItem(remembered.chat);
        const lively = chats.find((chat) => messagesIn(model, chat.id, model.me).length > 0);
        model.chat = (chats.find((chat) => chat.id === last) ?? lively ?? chats[0])?.id ?? '';
      });
      if (history.state === 'chat') view('chat');
    },
    chatInView: () => !narrow.matches || app.dataset.view === 'chat',
  };
}

/**
 * The keyboard in the list of messages: one stop for Tab, arrow keys go from message to message, and Tab goes on into the
 * buttons of the message one is at. Without this, a hundred messages are hundreds of stops.
 */

export interface Roving {
  /** After the list was drawn: who is not there any more is not stayed at. */
  refresh(): void;
}

const stops = 'button, a[href]';

export function createRoving(list: HTMLElement): Roving {
  const messages = () => [...list.querySelectorAll<HTMLElement>('.message')];

  function stay(at: HTMLElement | undefined): void {
    for (const message of messages()) {
      const here = message === at;
      message.tabIndex = here ? 0 : -1;
      for (const stop of message.querySelectorAll<HTMLElement>(stops)) stop.tabIndex = here ? 0 : -1;
    }
  }

  function current(): HTMLElement | undefined {
    const focused = document.activeElement?.closest<HTMLElement>('.message');
    return focused && list.contains(focused) ? focused : messages().at(-1);
  }

  list.addEventListener('focusin', () => stay(current()));
  list.addEventListener('keydown', (event) => {
    const all = messages();
    const at = all.indexOf(current() ?? list);
    const steps: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
    const next = all[steps[event.key] ?? -1];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
  return { refresh: () => stay(current()) };
}
