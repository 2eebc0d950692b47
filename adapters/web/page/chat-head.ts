/** The head of the open chat: its name, who is in it, and whether the bot is at work. */
import { chatIcon, titleOf } from './chat-list.js';
import { byId } from './element.js';
import type { PageStore } from './model.js';
import { personIn, unreadFor, unreadIn, workingSince } from './views.js';
import { words } from './words.js';

export function createChatHead(store: PageStore): void {
  const picture = byId('chat-picture', HTMLElement);
  const title = byId('chat-title', HTMLElement);
  const status = byId('chat-status', HTMLElement);
  store.draw((model) => {
    const chat = model.chats.get(model.chat);
    if (chat === undefined) return;
    picture.replaceChildren(chatIcon(chat));
    title.textContent = titleOf(chat);
    const working = workingSince(model, chat.id, model.me) !== undefined;
    const name = personIn(model, model.me).name;
    const about = chat.kind === 'group' ? words.groupOf(model.people.size) : words.directWith(name);
    status.textContent = working ? `${words.working}…` : about;
    const inGroups = [...model.chats.values()]
      .filter((one) => one.kind === 'group')
      .reduce((sum, one) => sum + unreadIn(model, one.id, model.me), 0);
    const unread = inGroups + [...model.people.keys()].reduce((sum, account) => sum + unreadFor(model, account), 0);
    document.title = unread > 0 ? `(${unread}) ${words.bot}` : words.bot;
  });
}
