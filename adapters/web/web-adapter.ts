/** The browser chat: a platform of its own, in this process, on this machine only. It needs no token. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Messenger, type Places, type Receive, type Rights, silent, type Log } from '../../src/chat/ports.js';
import type { Demo } from '../../src/chat/stage.js';
import { createDemoRun } from './demo-run.js';
import { createDirectory, directChatOf } from './directory.js';
import { createFeed, createTranscript } from './feed.js';
import { createIncoming } from './incoming.js';
import { defaultLimits, type WebLimits, requireLoopback } from './guard.js';
import { createListener } from './listener.js';
import { createWebMessenger } from './messenger.js';
import { createPages, readPageFiles, type PageFile, versionOf } from './pages.js';
import { createPictureShelf } from './picture-shelf.js';
import { createRoutes } from './routes.js';
import { createStage } from './stage.js';
import type { WireCommand, WireEvent } from './wire.js';
import { createWorkings } from './workings.js';

export interface WebAdapterOptions {
  receive: Receive;
  /** Loopback only: anything else is UserError `config.invalid`. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Bytes of one photo; a larger one is not read, and the bot is told its size. */
  maxBytes: number;
  /** For the menu behind "/". */
  commands: readonly WireCommand[];
  /** Behind "Set up a demo class"; without it there is no such button. */
  demo?: Demo;
  /** The first one is administrator of every group. */
  people?: readonly [string, ...string[]];
  /** Title of the group that is there from the beginning. */
  group?: string;
  limits?: Partial<WebLimits>;
  log?: Log;
  now?: () => number;
  /** Folder of the built page. */
  page?: string;
}

export interface WebAdapter {
  /** For chats and accounts that begin with `web:`. */
  messenger: Messenger;
  rights: Rights;
  places: Places;
  /** Listens, and resolves with the address of the page. Throws UserError `config.invalid` when the port is taken. */
  start(): Promise<string>;
  /** Takes nothing more; resolves when what was being received is with the bot, or given up. */
  stop(): Promise<void>;
}

/** Throws UserError `config.invalid` when `host` is not this machine. */
export function createWebAdapter(options: WebAdapterOptions): WebAdapter {
  requireLoopback(options.host);
  const chosen = { ...defaultLimits, ...options.limits };
  const togetherBytes = Math.max(chosen.togetherBytes, options.maxBytes);
  const limits = { ...chosen, togetherBytes, photoBytes: options.maxBytes };
  const log = options.log ?? silent;
  // Ids of the stream must not be taken for those of the server before a restart.
  const epoch = randomBytes(6).toString('hex');
  const feed = createFeed({ epoch, keep: limits.events });
  const transcript = createTranscript({ keep: limits.messages, now: options.now ?? Date.now });
  const shelf = createPictureShelf(limits.pictureBytes);
  const workings = createWorkings(feed);
  const directory = createDirectory({
    people: options.people ?? ['Ms Rivera', 'Ann Example', 'Ben Okafor'],
    group: options.group ?? 'Our class',
    limits,
    added: (what) => feed.publish('person' in what ? { kind: 'person', ...what } : { kind: 'chat', ...what }),
  });
  const incoming = createIncoming({ receive: options.receive, directory, transcript, shelf, feed });
  const demo = createDemoRun({
    demo: options.demo,
    directory,
    feed,
    log,
    stage: (progress) => createStage({ directory, transcript, feed, workings, incoming, progress }),
  });
  const snapshot = (): WireEvent => ({
    kind: 'snapshot',
    epoch,
    page: versionOf(files),
    people: directory.people(),
    chats: directory.chats(),
    messages: transcript.all(),
    patches: transcript.patches(),
    working: workings.now(),
    demo: demo.state(),
    commands: options.commands,
    limits: {
      photoBytes: limits.photoBytes,
      photos: limits.photos,
      togetherBytes: limits.togetherBytes,
      text: limits.text,
      name: limits.name,
    },
  });
  const pages = createPages({ feed, snapshot, limits });
  let files: ReadonlyMap<string, PageFile> = new Map();
  const routes = createRoutes({
    directory,
    incoming,
    shelf,
    demo,
    limits,
    log,
    files: () => files,
    openStream: (since) => pages.open(since),
  });
  const listener = createListener({ host: options.host, port: options.port, routes });

  return {
    messenger: createWebMessenger({ directory, transcript, shelf, feed, workings }),
    rights: {
      isAdmin: (chat, account) => Promise.resolve(account === directory.host.account || chat === directChatOf(account)),
      // Everybody on the page is in every group.
      isIn: () => Promise.resolve(true),
      hasAdmins: () => Promise.resolve(true),
    },
    // By their titles, as the page shows them: there are no other names for groups here.
    places: { find: (name) => Promise.resolve(directory.group(name.replace(/^[@#]/, ''))) },
    async start() {
      files = await readPageFiles(options.page ?? fileURLToPath(new URL('./page/', import.meta.url)));
      return listener.start();
    },
    stop() {
      pages.endAll();
      return listener.stop();
    },
  };
}
