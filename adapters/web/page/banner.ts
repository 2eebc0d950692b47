/** Above everything: whether the server is there, and how far the demo has come. */
import { byId, el } from './element.js';
import { createKeyedList, type Item } from './keyed.js';
import type { Model } from './model.js';
import type { Store } from './store.js';
import { words } from './words.js';

export function createBanner(store: Store, actions: { startDemo: () => void; open: (chat: string) => void }): void {
  const list = createKeyedList(byId('banner', HTMLElement));
  /** What the visitor has put away: the demo's state. */
  let dismissed = '';

  function demoItem(model: Model): Item | undefined {
    const { demo } = model;
    if (demo.state === 'running') return { key: 'demo', made: [demo], build: () => runningOf(model) };
    if ((demo.state !== 'done' && demo.state !== 'failed') || dismissed === demo.state) return undefined;
    return { key: 'demo', made: [demo, demo.chat === model.chat], build: () => endedOf(model) };
  }

  function endedOf(model: Model): HTMLElement {
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

function runningOf(model: Model): HTMLElement {
  const { done, total, text } = model.demo;
  const bar = el('progress', { 'aria-label': words.demoRunning, max: Math.max(total, 1) });
  if (total > 0) bar.value = done;
  const count = total > 0 ? ` · ${done} of ${total}` : '';
  return el('div', { class: 'notice running' }, el('p', {}, text === '' ? words.demoRunning : text + count), bar);
}
