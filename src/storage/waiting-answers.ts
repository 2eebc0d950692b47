/** The repository of answers that wait for somebody to open them. */
import { z } from 'zod';
import type { Reply } from '../chat/reply.js';
import type { WaitingAnswer, WaitingAnswers } from '../stories/kernel/services.js';
import { createDocuments, type Kind } from './documents.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

const whose = {
  account: z.string().optional(),
  host: z.string().optional(),
  admin: z.string().optional(),
  until: z.number(),
};
/** Sealed by the bot itself: what comes back is what it once said. */
const replies = z.array(z.custom<Reply>((value) => typeof value === 'object' && value !== null && 'text' in value));
/** `bytes` of a picture or a file as base64. */
const packed = z.object({ reply: replies.element, picture: z.string().optional(), file: z.string().optional() });

const waitingAnswer: Kind<WaitingAnswer> = {
  version: 1,
  schema: z.object({ ...whose, replies }),
  migrations: {},
  packing: {
    pack: ({ replies: said, ...rest }) => ({ ...rest, replies: said.map(pack) }),
    unpack: z.object({ ...whose, replies: z.array(packed.transform(unpack)) }),
  },
};

const none = new Uint8Array();

function pack(reply: Reply): z.infer<typeof packed> {
  const { picture, file } = reply;
  return {
    reply: {
      ...reply,
      ...(picture && { picture: { ...picture, bytes: none } }),
      ...(file && { file: { ...file, bytes: none } }),
    },
    ...(picture && { picture: Buffer.from(picture.bytes).toString('base64') }),
    ...(file && { file: Buffer.from(file.bytes).toString('base64') }),
  };
}

function unpack({ reply, picture, file }: z.infer<typeof packed>): Reply {
  return {
    ...reply,
    ...(reply.picture && { picture: { ...reply.picture, bytes: Buffer.from(picture ?? '', 'base64') } }),
    ...(reply.file && { file: { ...reply.file, bytes: Buffer.from(file ?? '', 'base64') } }),
  };
}

export interface SweptAnswers extends WaitingAnswers {
  /** Deletes those whose time is over. */
  sweep(): Promise<void>;
  /** Deletes all: whoever is forgotten may be named in one of them. */
  clear(): Promise<void>;
}

const prefix = 'answer:';

/** `now` in milliseconds UTC. The code itself is in no key, as of the one-time codes. */
export function createWaitingAnswers(store: Store, vault: Vault, now: () => number): SweptAnswers {
  const documents = createDocuments(store, vault.documents, waitingAnswer);
  const keyOf = (code: string): string => `${prefix}${vault.hide('answer', code)}`;
  return {
    async get(code) {
      const found = await documents.get(keyOf(code));
      return found && found.until > now() ? found : undefined;
    },
    put: (code, answer) => documents.put(keyOf(code), answer),
    async sweep() {
      for (const key of await store.keys(prefix)) {
        const found = await documents.get(key);
        if (found !== undefined && found.until <= now()) await store.delete(key);
      }
    },
    async clear() {
      for (const key of await store.keys(prefix)) await store.delete(key);
    },
  };
}
