/** A quiet word that passes by: long enough to be read, and it waits while it is pointed at or focused. */
import { byId, el } from './element.js';
import { icon } from './icon.js';
import { words } from './words.js';

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
