/** People of the browser chat, each as if at a page of their own: over HTTP, with one stream of what happens. */
import { randomUUID } from 'node:crypto';
import { slugOf } from '../../../adapters/web/directory.js';
import type { WireEvent, WireMessage, WirePatch } from '../../../adapters/web/wire.js';
import type { Being, Chat, Ground, Said } from '../ground.js';
import { readEvents, type EventId } from './web-events.js';
import { patience } from '../patience.js';

/** A message as an open page shows it, and its place in what was heard. */
interface Shown extends WireMessage {
  heardAt: number;
}

export interface WebGround extends Ground {
  /** Opens the page, or opens it again after a restart: what it showed stays on it. */
  open(url: string): Promise<void>;
  close(): void;
}

/** The first of `people` administers every group, as the browser chat has it. */
export function createWebGround(): WebGround {
  const shown = new Map<string, Shown>();
  const toasts: { account: string; text: string; at: number }[] = [];
  const introduced = new Set<string>();
  let url = '';
  let position: EventId = '';
  let leave: () => void = () => undefined;
  let heard = 0;

  /** Bytes of the pictures and files that were shown, as soon as they are here. */
  const pictures = new Map<string, Uint8Array>();
  const loading = new Map<string, Promise<unknown>>();

  function load(kind: 'pictures' | 'files', { id }: { id: string }): void {
    if (loading.has(id)) return;
    const here = fetch(`${url}/api/${kind}/${id}`).then((response) => response.arrayBuffer());
    loading.set(
      id,
      here.then((bytes) => pictures.set(id, new Uint8Array(bytes))),
    );
  }

  function show(message: WireMessage): void {
    for (const picture of message.pictures) load('pictures', picture);
    if (message.file) load('files', message.file);
    const before = shown.get(message.id);
    if (before && JSON.stringify({ ...message, heardAt: before.heardAt }) === JSON.stringify(before)) return;
    shown.set(message.id, { ...message, heardAt: ++heard });
  }

  function apply({ id, text, pictures, buttons }: WirePatch): void {
    const before = shown.get(id);
    if (before) show({ ...before, text, ...(pictures && { pictures }), buttons: buttons ?? [] });
  }

  function note(event: WireEvent): void {
    if (event.kind === 'message') show(event.message);
    if (event.kind === 'patch') apply(event.patch);
    if (event.kind === 'toast') toasts.push({ account: event.account, text: event.text, at: ++heard });
    if (event.kind !== 'snapshot') return;
    event.messages.forEach(show);
    event.patches.forEach(apply);
  }

  async function post(path: string, body: FormData | object): Promise<void> {
    const init = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers };
    const response = await fetch(url + path, { method: 'POST', ...init });
    if (!response.ok) throw new Error(`${path}: status ${response.status}: ${await response.text()}`);
  }

  /** The server knows nobody after a restart: a page tells it again. */
  async function introduce(who: Being, chat: Chat): Promise<void> {
    const news = [
      ['/api/people', who.account, { name: who.name }],
      ...(chat.kind === 'group' ? [['/api/chats', chat.id, { title: chat.title }] as const] : []),
    ] as const;
    for (const [path, id, body] of news) {
      if (introduced.has(id)) continue;
      await post(path, body);
      introduced.add(id);
    }
  }

  function saidOf({ id, chat, text, heardAt, buttons, pictures: shownIds, file, only }: Shown): Said {
    const [picture] = shownIds;
    const bytes = picture && pictures.get(picture.id);
    const data = file && pictures.get(file.id);
    return {
      id,
      chat,
      text,
      at: heardAt,
      buttons,
      ...(only !== undefined && { only }),
      ...(file && data && { file: { bytes: data, type: 'text/csv', name: file.name } }),
      ...(picture && bytes && { picture: { ...picture, bytes, type: 'image/jpeg' } }),
    };
  }

  const chatOf = (said: Said, who: Being): Chat =>
    said.chat === who.direct.id ? who.direct : { id: said.chat, kind: 'group', title: titles.get(said.chat) ?? '' };
  const titles = new Map<string, string>();

  return {
    async open(address) {
      leave();
      url = address;
      introduced.clear();
      const stream = await readEvents(url, (id, event) => {
        position = id;
        note(event);
      });
      leave = stream.close;
      await stream.begun;
    },
    close: () => leave(),
    person(name) {
      const account = `web:${slugOf(name)}`;
      return { account, name, direct: { id: `web:direct-${slugOf(name)}`, kind: 'direct', title: name } };
    },
    group(title) {
      const id = `web:class-${slugOf(title)}`;
      titles.set(id, title);
      return { id, kind: 'group', title };
    },
    aloneIn: (_, chat) => chat,
    heard: ({ account }, { id }) =>
      [...shown.values()]
        .filter(({ chat, from, only }) => chat === id && from === null && (only === undefined || only === account))
        .map(saidOf),
    toasts: ({ account }) =>
      toasts.filter((toast) => toast.account === account).map(({ text, at }) => ({ text, at, chat: '', id: '' })),
    async says(who, chat, { text, photos, replyTo }) {
      await introduce(who, chat);
      const form = new FormData();
      const id = randomUUID();
      for (const [name, value] of Object.entries({ id, as: who.account, chat: chat.id, text }))
        form.append(name, value);
      if (replyTo !== undefined) form.append('replyTo', replyTo);
      for (const bytes of photos) form.append('photo', new File([new Uint8Array(bytes)], 'photo.jpg'));
      await post('/api/messages', form);
      return { message: `u-${id}` };
    },
    async presses(who, said, { data }) {
      const chat = chatOf(said, who);
      await introduce(who, chat);
      await post('/api/presses', { id: randomUUID(), as: who.account, chat: chat.id, message: said.id, data });
    },
    /** A page that opens now is told where the stream is: what came before that has to be here first. */
    async caughtUp() {
      let there: EventId | undefined;
      const stream = await readEvents(url, (id) => (there ??= id));
      await stream.begun;
      stream.close();
      const number = (id: EventId): number => Number(id.split('.')[1]);
      for (const end = Date.now() + patience; number(position) < number(there ?? '');) {
        if (Date.now() > end) throw new Error('the page does not hear everything');
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await Promise.all(loading.values());
    },
  };
}

const headers = { 'content-type': 'application/json' };
