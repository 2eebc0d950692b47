/** Photos on their way into a message: picked, dropped, pasted or taken with the camera. */
import { el, icon } from './element.js';
import { sizeText } from './format.js';
import type { PageModel } from './model.js';
import { words } from './words.js';

export interface Attachments {
  add(files: readonly File[]): void;
  files(): readonly File[];
  /** Shows these in the place of what was there. */
  set(files: readonly File[]): void;
}

/** `complain` hears why something was not taken. */
export function createAttachments(options: {
  tray: HTMLElement;
  model: PageModel;
  changed: () => void;
  complain: (text: string) => void;
}): Attachments {
  const { tray, model, changed, complain } = options;
  let photos: { file: File; url: string }[] = [];

  function draw(): void {
    tray.hidden = photos.length === 0;
    tray.replaceChildren(...photos.map((photo) => viewOf(photo)));
    changed();
  }

  function viewOf(photo: { file: File; url: string }): HTMLElement {
    const { file, url } = photo;
    const remove = () => {
      URL.revokeObjectURL(url);
      photos = photos.filter((other) => other !== photo);
      draw();
    };
    const image = el('img', { src: url, alt: '' });
    image.addEventListener('error', () => image.replaceWith(icon('file')));
    const label = words.removePhoto(file.name);
    const large = file.size > model.limits.photoBytes;
    return el(
      'li',
      { class: large ? 'large' : '' },
      image,
      el('span', {}, large ? sizeText(file.size) : file.name),
      el('button', { type: 'button', 'aria-label': label, title: label, onclick: remove }, icon('close')),
    );
  }

  /** What is too large is not sent itself, so it takes no room. */
  const weight = (file: File) => (file.size > model.limits.photoBytes ? 0 : file.size);

  return {
    add(files) {
      const room = model.limits.photos - photos.length;
      if (files.length > room) complain(words.tooMany(model.limits.photos));
      let together = photos.reduce((sum, { file }) => sum + weight(file), 0);
      for (const file of files.slice(0, room)) {
        together += weight(file);
        if (together > model.limits.togetherBytes) {
          complain(words.tooMuchTogether(sizeText(model.limits.togetherBytes)));
          break;
        }
        photos.push({ file, url: URL.createObjectURL(file) });
      }
      draw();
    },
    files: () => photos.map(({ file }) => file),
    set(files) {
      for (const { url } of photos) URL.revokeObjectURL(url);
      photos = files.map((file) => ({ file, url: URL.createObjectURL(file) }));
      draw();
    },
  };
}

/** The ways by which photos come onto the page: the picker, drag and drop, the clipboard. */

export function takeFilesFrom(options: {
  picker: HTMLInputElement;
  opener: HTMLElement;
  /** The class `dropping` is on it while something is held over it. */
  dropArea: HTMLElement;
  take: (files: readonly File[]) => void;
}): void {
  const { picker, opener, dropArea, take } = options;
  opener.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    take([...(picker.files ?? [])]);
    // The same photo may be picked again.
    picker.value = '';
  });

  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const dropping = (on: boolean) => dropArea.classList.toggle('dropping', on);
  // On the whole window, because a photo dropped beside the chat would otherwise replace the page.
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    dropping(event.target instanceof Node && dropArea.contains(event.target));
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) dropping(false);
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    dropping(false);
    if (event.target instanceof Node && dropArea.contains(event.target)) take([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    take(files);
  });
}
