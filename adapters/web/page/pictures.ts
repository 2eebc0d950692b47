/** Pictures as the page holds them: fetched once, shown also when the server has forgotten them or is away. */
import type { WireMessage, WirePicture } from '../wire.js';
import { byId, el, icon } from './element.js';
import { sizeText } from './format.js';
import { words } from './words.js';

/** Bytes; what was shown longest ago goes first. */
const keptBytes = 300e6;

export interface PictureCache {
  /** Address for an <img>; undefined when it is no longer to be had. */
  address(id: string): Promise<string | undefined>;
  /** The address if it is at hand. */
  atHand(id: string): string | undefined;
  /** Keeps a picture that the page has itself. */
  keep(id: string, blob: Blob): string;
}

export function createPictureCache(): PictureCache {
  const held = new Map<string, { url: string; size: number }>();
  const coming = new Map<string, Promise<string | undefined>>();
  let bytes = 0;

  function keep(id: string, blob: Blob): string {
    const before = held.get(id);
    if (before !== undefined) return before.url;
    const entry = { url: URL.createObjectURL(blob), size: blob.size };
    held.set(id, entry);
    bytes += entry.size;
    for (const [oldest, { url, size }] of held) {
      if (bytes <= keptBytes || oldest === id) break;
      URL.revokeObjectURL(url);
      held.delete(oldest);
      bytes -= size;
    }
    return entry.url;
  }

  async function fetched(id: string): Promise<string | undefined> {
    try {
      const response = await fetch(`/api/pictures/${encodeURIComponent(id)}`);
      return response.ok ? keep(id, await response.blob()) : undefined;
    } catch {
      return undefined;
    } finally {
      coming.delete(id);
    }
  }

  return {
    keep,
    atHand: (id) => held.get(id)?.url,
    async address(id) {
      const url = held.get(id)?.url;
      if (url !== undefined) return url;
      const answer = coming.get(id) ?? fetched(id);
      coming.set(id, answer);
      return answer;
    },
  };
}

// The pictures of a message: one large, several as a grid; what a browser cannot show as a file.

export function picturesOf(
  message: WireMessage,
  cache: PictureCache,
  enlarge: (index: number) => void,
): HTMLElement | undefined {
  if (message.pictures.length === 0) return undefined;
  const several = message.pictures.length > 1 ? ' album' : '';
  const views = message.pictures.map((picture, index) =>
    picture.viewable ? viewable(picture, cache, () => enlarge(index)) : fileOf(picture),
  );
  return el('div', { class: `pictures${several}` }, ...views);
}

function viewable(picture: WirePicture, cache: PictureCache, enlarge: () => void): HTMLElement {
  const image = el('img', { alt: picture.alt, decoding: 'async' });
  const label = words.openPicture(picture.alt);
  const button = el(
    'button',
    { type: 'button', class: 'picture', 'aria-label': label, 'data-focus': picture.id, onclick: enlarge },
    image,
  );
  const atHand = cache.atHand(picture.id);
  if (atHand !== undefined) image.src = atHand;
  else {
    button.classList.add('coming');
    void cache.address(picture.id).then((url) => {
      button.classList.remove('coming');
      if (url === undefined) button.replaceWith(gone(picture));
      else image.src = url;
    });
  }
  image.addEventListener('error', () => button.replaceWith(fileOf(picture)));
  return button;
}

function fileOf(picture: WirePicture): HTMLElement {
  const about = el('span', { class: 'file-about' }, `${sizeText(picture.size)} · ${words.notViewable}`);
  return el('div', { class: 'file' }, icon('file'), el('span', {}, el('strong', {}, picture.name), about));
}

function gone(picture: WirePicture): HTMLElement {
  const about = el('span', { class: 'file-about' }, words.pictureGone);
  return el('div', { class: 'file' }, icon('file'), el('span', {}, el('strong', {}, picture.alt), about));
}

// A picture as large as the window, or in its own size: names at the back of a class are small.

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
