/** Where messages are written: text, photos, an answer to another message. What is begun stays with its chat and person. */
import type { WireMessage } from '../wire.js';
import { createAttachments, takeFilesFrom } from './attachments.js';
import { inShort, nameOf } from './bubble.js';
import { byId } from './element.js';
import type { Draft } from './outbox.js';
import type { PageStore } from './model.js';
import { createSuggestions } from './suggestions.js';
import { words } from './words.js';

export interface Composer {
  reply(message: WireMessage): void;
  /** Puts the command in front, and the focus behind it. */
  useCommand(command: string): void;
  attach(files: readonly File[]): void;
  focus(): void;
  /** Nothing is written or attached that was not sent. */
  isEmpty(): boolean;
}

export function createComposer(
  store: PageStore,
  actions: { send: (draft: Draft) => void; openCamera: () => void; complain: (text: string) => void },
): Composer {
  const { model } = store;
  const form = byId('composer', HTMLFormElement);
  const field = byId('text', HTMLTextAreaElement);
  const send = byId('send', HTMLButtonElement);
  const answering = byId('answering', HTMLElement);
  const drafts = new Map<string, Draft>();
  let place = '';
  let replyTo: string | undefined;

  const attachments = createAttachments({
    tray: byId('tray', HTMLElement),
    model,
    changed: () => refresh(),
    complain: actions.complain,
  });
  const list = byId('suggestions', HTMLElement);
  const suggestions = createSuggestions({ field, list, model, changed: () => refresh() });

  function refresh(): void {
    send.disabled = field.value.trim() === '' && attachments.files().length === 0;
  }

  function drawReply(): void {
    const message = model.messages.get(replyTo ?? '');
    answering.hidden = message === undefined;
    if (message === undefined) return;
    byId('answering-name', HTMLElement).textContent = words.replyTo(nameOf(model, message));
    byId('answering-text', HTMLElement).textContent = inShort(message);
  }

  function take(): Draft {
    return { text: field.value.trim(), photos: attachments.files(), ...(replyTo !== undefined && { replyTo }) };
  }

  function put(draft: Draft | undefined): void {
    field.value = draft?.text ?? '';
    replyTo = draft?.replyTo;
    attachments.set(draft?.photos ?? []);
    suggestions.close();
    drawReply();
  }

  function answer(message: string | undefined): void {
    replyTo = message;
    drawReply();
    field.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.disabled) return;
    if (field.value.length > model.limits.text) actions.complain(words.tooLongText);
    else {
      actions.send(take());
      put(undefined);
    }
    field.focus();
  });
  field.addEventListener('input', () => {
    suggestions.update();
    refresh();
  });
  field.addEventListener('blur', () => suggestions.close());
  field.addEventListener('keydown', (event) => {
    if (suggestions.key(event)) event.preventDefault();
    else if (event.key === 'Escape' && replyTo !== undefined) answer(undefined);
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !isTouch()) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  byId('stop-answering', HTMLButtonElement).addEventListener('click', () => answer(undefined));
  byId('camera-open', HTMLButtonElement).addEventListener('click', actions.openCamera);
  byId('slash', HTMLButtonElement).addEventListener('click', () => {
    if (field.value === '') field.value = '/';
    field.focus();
    suggestions.update();
    refresh();
  });
  takeFilesFrom({
    picker: byId('files', HTMLInputElement),
    opener: byId('attach', HTMLButtonElement),
    dropArea: byId('chat', HTMLElement),
    take: (files) => {
      attachments.add(files);
      field.focus();
    },
  });

  store.draw(() => {
    const here = `${model.me} ${model.chat}`;
    if (here === place) drawReply();
    else {
      drafts.set(place, take());
      place = here;
      put(drafts.get(here));
    }
  });

  return {
    reply: (message) => answer(message.id),
    useCommand(command) {
      field.value = `${command} ${field.value}`;
      field.focus();
      suggestions.close();
      refresh();
    },
    attach: (files) => attachments.add(files),
    focus: () => field.focus(),
    isEmpty: () => send.disabled,
  };
}

/** On a touch keyboard Enter makes a line, as people are used to. */
function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
