/** The pictures of a message: one large, several as a grid; what a browser cannot show as a file. */
import type { WireMessage, WirePicture } from '../wire.js';
import { el } from './element.js';
import { sizeText } from './format-size.js';
import { icon } from './icon.js';
import type { PictureCache } from './picture-cache.js';
import { words } from './words.js';

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
