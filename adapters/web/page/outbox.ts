/**
 * Messages on their way to the server, in order. Each keeps its id until the server has it, so a message sent again after
 * a lost connection arrives once.
 */
import type { WireMessage } from '../wire.js';
import type { PageModel, PageStore } from './model.js';
import type { PictureCache } from './pictures.js';
import { NotReached, post, Refused } from './requests.js';
import { sizeText } from './format.js';
import { words } from './words.js';

export interface Draft {
  text: string;
  photos: readonly File[];
  replyTo?: string;
}

export interface Outbox {
  send(as: string, chat: string, draft: Draft): void;
  /** Tries everything that waits, if the server is there. */
  flush(): void;
  retry(message: string): void;
  discard(message: string): void;
}

/** As often as this a message is tried while the server is there, so that one that breaks something holds up no other. */
const attempts = 5;
/** Between attempts while the server is there but does not take it, in milliseconds. */
const pauseMs = 2_000;

export function createOutbox(store: PageStore, pictures: PictureCache): Outbox {
  const waiting = new Map<string, { form: FormData; tried: number }>();
  let busy = false;

  async function flush(): Promise<void> {
    if (busy || store.model.connection !== 'online') return;
    busy = true;
    try {
      for (const [id, letter] of waiting) {
        if (store.model.unconfirmed.get(id)?.state === 'failed') continue;
        letter.tried += 1;
        if (!(await attempt(id, letter))) break;
      }
    } finally {
      busy = false;
    }
  }

  /** False when the server cannot be reached now. */
  async function attempt(id: string, { form, tried }: { form: FormData; tried: number }): Promise<boolean> {
    try {
      // The server answers with the message as everybody sees it.
      const { message } = (await post('/api/messages', form)) as { message: WireMessage };
      waiting.delete(id);
      store.change((model) => {
        model.messages.set(id, message);
        model.unconfirmed.delete(id);
      });
      return true;
    } catch (error) {
      if (error instanceof Refused) {
        const problem = error.status === 413 ? tooMuch(store.model) : words.refused;
        store.change((model) => model.unconfirmed.set(id, { state: 'failed', problem }));
        return true;
      }
      if (!(error instanceof NotReached)) throw error;
      if (store.model.connection === 'online' && tried >= attempts) {
        store.change((model) => model.unconfirmed.set(id, { state: 'failed', problem: words.refused }));
        return true;
      }
      setTimeout(() => void flush(), pauseMs);
      return false;
    }
  }

  return {
    send(as, chat, draft) {
      const key = crypto.randomUUID();
      const message = shownAs(`u-${key}`, as, chat, draft);
      draft.photos.forEach((file, index) => pictures.keep(`${message.id}-${index}`, file));
      waiting.set(message.id, { form: formFor(key, message, draft, store.model), tried: 0 });
      store.change((model) => {
        model.messages.set(message.id, message);
        model.unconfirmed.set(message.id, { state: 'waiting' });
      });
      void flush();
    },
    flush: () => void flush(),
    retry(id) {
      const letter = waiting.get(id);
      if (letter !== undefined) letter.tried = 0;
      store.change((model) => model.unconfirmed.set(id, { state: 'waiting' }));
      void flush();
    },
    discard(id) {
      waiting.delete(id);
      store.change((model) => {
        model.messages.delete(id);
        model.unconfirmed.delete(id);
      });
    },
  };
}

function tooMuch(model: PageModel): string {
  return words.tooMuchTogether(sizeText(model.limits.togetherBytes));
}

/** How it is shown until the server has confirmed it. */
function shownAs(id: string, as: string, chat: string, draft: Draft): WireMessage {
  return {
    id,
    chat,
    at: Date.now(),
    from: as,
    text: draft.text,
    pictures: draft.photos.map((file, index) => ({
      id: `${id}-${index}`,
      name: file.name,
      alt: `Photo ${file.name}`,
      size: file.size,
      viewable: /^image\/(jpeg|png|gif|webp|avif)$/.test(file.type),
    })),
    buttons: [],
    ...(draft.replyTo !== undefined && { replyTo: draft.replyTo }),
  };
}

/** Text first, so that the server knows whose message it is when a photo makes it stop reading. */
function formFor(key: string, message: WireMessage, draft: Draft, model: PageModel): FormData {
  const form = new FormData();
  form.append('id', key);
  form.append('as', message.from ?? '');
  form.append('chat', message.chat);
  form.append('text', message.text);
  const answered = model.messages.get(message.replyTo ?? '');
  if (answered !== undefined) {
    form.append('replyTo', answered.id);
    if (answered.from !== null) for (const picture of answered.pictures) form.append('replyPhoto', picture.id);
  }
  for (const file of draft.photos) {
    if (file.size > model.limits.photoBytes) form.append('tooLarge', `${file.size} ${file.name}`);
    else form.append('photo', file, file.name);
  }
  return form;
}
