/** Wires the page: one model, the stream that changes it, and the views that draw it. */
import type { WireEvent, WireMessage } from '../wire.js';
import { createAnnouncer, createBanner, createToasts } from './notices.js';
import { createCamera } from './camera.js';
import { createChatHead } from './chat-head.js';
import { createChatList } from './chat-list.js';
import { createComposer } from './composer.js';
import { connectEvents, addGroup, addPerson, post, introduceAgain } from './requests.js';
import { byId, drawIcons } from './element.js';
import { createGroupDialog } from './group-dialog.js';
import { createMessageList } from './message-list.js';
import { applyEvent, createStore } from './model.js';
import { createNavigation } from './navigation.js';
import { createOutbox, type Draft } from './outbox.js';
import { createPictureCache, createViewer } from './pictures.js';
import { createPagePresses } from './presses.js';
import { createSpeakerMenu } from './speaker-menu.js';
import { directChatIn, isFor, markRead } from './views.js';
import { demoButton } from './welcome.js';
import { words } from './words.js';

drawIcons();
const store = createStore();
const { model } = store;
const cache = createPictureCache();
const toast = createToasts();
const outbox = createOutbox(store, cache);
const announce = createAnnouncer(model);
const viewer = createViewer(cache);
const navigation = createNavigation(store, () => {
  if (!matchMedia('(pointer: coarse)').matches) composer.focus();
});

/** The demo is opened once its group is there, if it was started on this page. */
let followDemo = false;
function startDemo(): void {
  followDemo = true;
  post('/api/demo', '').catch(() => toast(words.refused));
}

const send = (draft: Draft) => outbox.send(model.me, model.chat, draft);
const openCamera = createCamera((photo) => {
  composer.attach([photo]);
  composer.focus();
});
const press = createPagePresses(store, toast);
const composer = createComposer(store, { send, openCamera, complain: toast });
const messages = createMessageList(
  store,
  cache,
  {
    reply: (message) => composer.reply(message),
    press: (message, button) => {
      press(message, button);
      if (button.start !== undefined) navigation.open(directChatIn(model, model.me));
    },
    enlarge: (message, index) => viewer.open(message, index),
    useCommand: (command) => composer.useCommand(command),
    show: (message) => messages.reveal(message),
    retry: (message) => outbox.retry(message),
    discard: (message) => outbox.discard(message),
    startDemo,
    say: (text) => send({ text, photos: [] }),
  },
  () => readWhatIsSeen(),
);
createChatList(store, (chat) => navigation.open(chat));
createChatHead(store);
createBanner(store, { startDemo, open: (chat) => navigation.open(chat) });
createSpeakerMenu(store, {
  speakAs: (account) => navigation.speakAs(account),
  addPerson: (name) => {
    addPerson(name).then(
      ({ person, chat }) => {
        store.change(() => {
          model.people.set(person.account, person);
          model.chats.set(chat.id, chat);
        });
        navigation.speakAs(person.account);
      },
      () => toast(words.noRoom),
    );
  },
});
createGroupDialog((title) => {
  addGroup(title).then(
    (chat) => {
      store.change(() => model.chats.set(chat.id, chat));
      navigation.open(chat.id);
    },
    () => toast(words.noRoom),
  );
});

const demoPlace = byId('demo-place', HTMLElement);
store.draw(() => {
  const offered = model.demo.state === 'ready' || model.demo.state === 'failed';
  if (offered && demoPlace.childElementCount === 0) demoPlace.append(demoButton({ startDemo }));
  if (!offered) demoPlace.replaceChildren();
});

function isLooking(): boolean {
  return document.visibilityState === 'visible' && navigation.chatInView() && messages.atEnd();
}

/** While the demo plays, its many conversations are not the visitor's. */
function isSeen(message: WireMessage): boolean {
  if (model.demo.state === 'running' && message.chat !== model.demo.chat) return true;
  return isLooking() && message.chat === model.chat && isFor(message, model.me);
}

function readWhatIsSeen(): void {
  if (!isLooking() || model.unread.size === 0) return;
  if (markRead(model, model.chat, model.me)) store.change(() => undefined);
}

function receive(event: WireEvent): void {
  const restarted = event.kind === 'snapshot' && model.epoch !== '' && event.epoch !== model.epoch;
  const first = model.epoch === '';
  const isOutdated = restarted && event.page !== model.page;
  store.change(() => applyEvent(model, event, { onScreen: isSeen, now: Date.now() }));
  announce(event);
  if (event.kind === 'toast' && event.account === model.me) toast(event.text);
  if (first) navigation.begin();
  if (followDemo && event.kind === 'demo' && event.demo.chat !== undefined && model.chats.has(event.demo.chat)) {
    followDemo = false;
    navigation.open(event.demo.chat);
  }
  if (event.kind !== 'snapshot') return;
  const introduced = restarted ? introduceAgain(model, event) : Promise.resolve();
  // Whoever could not be introduced is refused when they speak, and the message says so.
  void introduced.catch(() => undefined).then(isOutdated && composer.isEmpty() ? () => location.reload() : goOn);
}

function goOn(): void {
  store.change(() => (model.connection = 'online'));
  outbox.flush();
}

document.addEventListener('visibilitychange', readWhatIsSeen);
store.draw(readWhatIsSeen);
connectEvents({
  event: receive,
  resumed: goOn,
  lost: () => store.change(() => (model.connection = 'offline')),
});
