/** Above everything: whether the server is there, and how far the demo has come. */
import type { WireEvent } from '../wire.js';
import { nameOf } from './bubble.js';
import { byId, createKeyedList, el, icon, type Item } from './element.js';
import type { PageModel, PageStore } from './model.js';
import { isFor } from './views.js';
import { words } from './words.js';

export function createBanner(store: PageStore, actions: { startDemo: () => void; open: (chat: string) => void }): void {
  const list = createKeyedList(byId('banner', HTMLElement));
  /** What the visitor has put away: the demo's state. */
  let dismissed = '';

  function demoItem(model: PageModel): Item | undefined {
    const { demo } = model;
    if (demo.state === 'running') return { key: 'demo', made: [demo], build: () => runningOf(model) };
    if ((demo.state !== 'done' && demo.state !== 'failed') || dismissed === demo.state) return undefined;
    return { key: 'demo', made: [demo, demo.chat === model.chat], build: () => endedOf(model) };
  }

  function endedOf(model: PageModel): HTMLElement {
    const { demo } = model;
    const dismiss = () => store.change(() => (dismissed = demo.state));
    const done = demo.state === 'done';
    const open = () => {
      actions.open(demo.chat ?? '');
      dismiss();
    };
    return el(
      'div',
      { class: `notice ${demo.state}` },
      el('p', {}, done ? `${words.demoDone} ${demo.text}` : words.demoFailed(demo.text)),
      done && demo.chat !== undefined && demo.chat !== model.chat && button(words.demoOpen, open),
      !done && button(words.tryAgain, actions.startDemo),
      button(words.dismiss, dismiss),
    );
  }

  store.draw((model) => {
    if (model.demo.state === 'running') dismissed = '';
    const offline: Item = {
      key: 'offline',
      made: [],
      build: () => el('div', { class: 'notice offline' }, el('p', {}, words.offline)),
    };
    const items = [model.connection === 'offline' ? offline : undefined, demoItem(model)];
    list.show(items.filter((item) => item !== undefined));
  });
}

function button(text: string, onclick: () => void): HTMLElement {
  return el('button', { type: 'button', class: 'link', onclick }, text);
}

function runningOf(model: PageModel): HTMLElement {
  const { done, total, text } = model.demo;
  const bar = el('progress', { 'aria-label': words.demoRunning, max: Math.max(total, 1) });
  if (total > 0) bar.value = done;
  const count = total > 0 ? ` · ${done} of ${total}` : '';
  return el('div', { class: 'notice running' }, el('p', {}, text === '' ? words.demoRunning : text + count), bar);
}

// Says to screen readers what happens in the open chat; the list itself would be read whole at every change of chat.

export function createAnnouncer(model: PageModel): (event: WireEvent) => void {
  const region = byId('announcer', HTMLElement);
  return (event) => {
    if (event.kind === 'message') {
      const { message } = event;
      if (message.chat !== model.chat || !isFor(message, model.me) || message.from === model.me) return;
      const alts = message.pictures.map((picture) => picture.alt);
      const only = message.only === undefined ? [] : [words.onlyYou];
      region.textContent = [`${nameOf(model, message)}:`, ...only, ...alts, message.text].join(' ');
    } else if (event.kind === 'working' && event.on && event.working.chat === model.chat) {
      region.textContent = words.working;
    }
  };
}

// A quiet word that passes by: long enough to be read, and it waits while it is pointed at or focused.

/** Slow readers read some 15 characters a second; nobody reads in less than four seconds what they did not expect. */
const msPerCharacter = 70;
const leastMs = 4_000;

export function createToasts(): (text: string) => void {
  const container = byId('toasts', HTMLElement);
  return (text) => {
    let timer: number | undefined;
    const close = () => toast.remove();
    const wait = () => {
      timer = setTimeout(close, Math.max(leastMs, text.length * msPerCharacter));
    };
    const stay = () => clearTimeout(timer);
    const toast = el(
      'div',
      { class: 'toast', onmouseenter: stay, onmouseleave: wait, onfocusin: stay, onfocusout: wait },
      el('p', {}, text),
      el('button', { type: 'button', 'aria-label': words.dismiss, onclick: close }, icon('close')),
    );
    container.append(toast);
    wait();
  };
}
