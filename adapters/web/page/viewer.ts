/** A picture as large as the window, or in its own size: names at the back of a class are small. */
import type { WireMessage } from '../wire.js';
import { byId } from './element.js';
import type { PictureCache } from './picture-cache.js';

export interface Viewer {
  open(message: WireMessage, index: number): void;
}

export function createViewer(cache: PictureCache): Viewer {
  const dialog = byId('viewer', HTMLDialogElement);
  const image = byId('viewer-image', HTMLImageElement);
  const frame = byId('viewer-frame', HTMLElement);
  const caption = byId('viewer-caption', HTMLElement);
  const previous = byId('viewer-previous', HTMLButtonElement);
  const next = byId('viewer-next', HTMLButtonElement);
  let message: WireMessage | undefined;
  let index = 0;

  function show(at: number): void {
    const picture = message?.pictures[at];
    if (picture === undefined) return;
    index = at;
    frame.classList.remove('whole');
    image.alt = picture.alt;
    image.removeAttribute('src');
    void cache.address(picture.id).then((url) => {
      if (url !== undefined && index === at) image.src = url;
    });
    caption.textContent = message?.text === '' ? picture.alt : (message?.text ?? '');
    previous.hidden = at === 0;
    next.hidden = at + 1 >= (message?.pictures.length ?? 0);
  }

  previous.addEventListener('click', () => show(index - 1));
  next.addEventListener('click', () => show(index + 1));
  frame.addEventListener('click', (event) => {
    if (event.target === image) frame.classList.toggle('whole');
    else dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') show(index - 1);
    if (event.key === 'ArrowRight') show(index + 1);
    if (event.key === '+' || event.key === '-') frame.classList.toggle('whole', event.key === '+');
  });
  return {
    open(chosen, at) {
      message = chosen;
      show(at);
      dialog.showModal();
    },
  };
}
