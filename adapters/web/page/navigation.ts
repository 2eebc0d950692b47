/** Which chat is open and as whom; on a narrow window the list of chats and the chat are two views with a way back. */
import { byId } from './element.js';
import type { Store } from './store.js';
import { chatsOf, directChatOf, messagesIn } from './views.js';

export interface Navigation {
  open(chat: string): void;
  speakAs(account: string): void;
  /** Where the visitor was before the page was loaded again, or the chat in which something happened last. */
  begin(): void;
  /** Whether the chat can be seen right now. */
  chatInView(): boolean;
}

const remembered = { me: 'rollcall.me', chat: 'rollcall.chat' };

export function createNavigation(store: Store, opened: () => void): Navigation {
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
        if (direct) model.chat = directChatOf(model, account);
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
