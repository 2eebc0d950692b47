/** Everything but the platforms, wired: what main.ts and the dialogue tests start. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './app.js';
import { mostCalendarBytes, readCalendar } from './calendar/read-calendar.js';
import { mostRosterBytes, readRosterFile } from './rosters/read-roster-file.js';
import type { Incoming, MessageReceived } from './chat/event.js';
import type { Log, Receive, Suggest } from './chat/ports.js';
import { joinPlatforms, type Platform } from './chat/platforms.js';
import type { Config } from './config.js';
import { AdapterError, UserError } from './errors.js';
import { stories } from './stories/every-story.js';
import type { Calendars, Photos, RosterFiles, Services } from './stories/kernel/services.js';
import { rememberSaid } from './stories/live/said.js';
import { createSuggest } from './stories/kernel/suggest.js';
import { createAlbums } from './jobs/albums.js';
import { createDecoding } from './jobs/decoding.js';
import { createHeldPhotos } from './jobs/held-photos.js';
import { createInbox } from './jobs/inbox.js';
import { createSchedule, type Schedule, type ScheduleOptions } from './jobs/schedule.js';
import { rememberSent } from './jobs/sent.js';
import { createLimiter } from './jobs/limiter.js';
import { startWork, type WorkOptions } from './jobs/work.js';
import { noPhotoCheck, type PhotoCheck } from './recognition/photo-check.js';
import { readPhoto } from './recognition/read-photo.js';
import type { Recognizer } from './recognition/recognizer.js';
import { openStorage } from './storage/open-storage.js';

export interface BotOptions {
  config: Config;
  platforms: readonly Platform[];
  recognizer: Recognizer;
  /** None unless given. */
  photoCheck?: PhotoCheck;
  log: Log;
  /** Milliseconds UTC. */
  now?: () => number;
  /** What makes the minutes, and how retries and albums wait, where a clock is moved by somebody; real time otherwise. */
  schedule?: (options: ScheduleOptions) => Schedule;
  wait?: WorkOptions['wait'];
}

export interface Bot {
  receive: Receive;
  suggest: Suggest;
  /** What the flows are given: for who moves the clock and looks at what became of a day. */
  services: Services;
  /** Shows at once what the platforms' limits have held up. */
  showAll(): Promise<void>;
  /** Resolves when everything received has been answered. */
  idle(): Promise<void>;
  /**
   * Answers what it can within `grace` milliseconds; the rest stays in the inbox for the next start. Starts nothing new at
   * once, and closes when `received` has settled as well: the platforms' own stop, which may still bring something.
   */
  stop(grace: number, received?: Promise<unknown>): Promise<void>;
}

/** Chats served side by side when no photo is looked at: far more than one machine's people can keep busy. */
const chatsAtOnce = 64;
/** Tries of an event that the store failed before whoever caused it is told: the second comes a second later. */
const triesInSilence = 2;

/**
 * Opens the store, takes up what the last run left, and starts the clock. Throws the UserErrors `store.*`. The
 * platforms may start receiving when this resolves.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, platforms, recognizer, photoCheck = noPhotoCheck, log, now = Date.now } = options;
  const { schedule: makeSchedule = createSchedule, wait } = options;
  await mkdir(config.dataDir, { recursive: true });
  const storage = await openStorage(join(config.dataDir, 'rollcall.sqlite'), config, now);
  const heldPhotos = createHeldPhotos(storage);
  const albums = createAlbums(storage, now);
  const decoding = await createDecoding(storage, now);
  const inbox = await createInbox(storage, heldPhotos, albums, now);
  const joined = joinPlatforms(platforms);
  const said = rememberSaid(joined.messenger);
  const sent = rememberSent(said.messenger, storage, now);
  const files = heldPhotos.files(joined.files);
  const photos: Photos = {
    async read({ ref, size }) {
      const { maxBytes, maxPixels } = config.photos;
      if (size !== undefined && size > maxBytes) throw new UserError('photo.too-large', { limit: maxBytes, size });
      const bytes = await files.fetch({ ref });
      return decoding.run(ref, (isSuspect) => readPhoto(bytes, { maxBytes, maxPixels, isSuspect }));
    },
  };
  const calendars: Calendars = {
    async read({ ref, size }, range) {
      if (size !== undefined && size > mostCalendarBytes) {
        throw new UserError('calendar.too-large', { limit: mostCalendarBytes });
      }
      return readCalendar(await files.fetch({ ref }), range);
    },
  };
  const rosterFiles: RosterFiles = {
    async read({ ref, size }) {
      if (size !== undefined && size > mostRosterBytes) {
        throw new UserError('roster.file-too-large', { limit: mostRosterBytes });
      }
      return readRosterFile(await files.fetch({ ref }));
    },
  };
  const services: Services = {
    people: storage.people,
    classes: storage.classes,
    sheets: storage.sheets,
    conversations: storage.conversations,
    codes: storage.codes,
    waiting: storage.waiting,
    timetables: storage.timetables,
    digests: storage.digests,
    messenger: sent.messenger,
    said,
    behind: storage.behind,
    rights: joined.rights,
    places: joined.places,
    files,
    photos,
    albums,
    calendars,
    rosterFiles,
    recognizer,
    photoCheck,
    idFrom: (event, what) => storage.vault.idFrom(event, what),
    now,
    defaults: { timeZone: config.timeZone, language: config.language },
  };
  const app = createApp(services, stories, log);
  const photoTurns = createLimiter(config.photos.atOnce);
  const otherTurns = createLimiter(chatsAtOnce);
  const work = await startWork({
    inbox,
    handle: (event, verdict) => app.handle(event, verdict),
    limiterOf: (event) => (hasPhotos(event) ? photoTurns : otherTurns),
    failed: ({ error, event, id }) => {
      log.error({ err: error, event: event?.id, deadLetter: id }, 'event moved to dead letters');
      // A platform that was away until the bot gave up would not take an apology either.
      if (event && id !== undefined && !(error instanceof AdapterError)) void app.apologise(event, id);
    },
    stalled: ({ error, event, tries, isOpen }) => {
      if (tries === 1) log.warn({ err: error, event: event.id }, 'the store failed; an event waits for it');
      if (tries === triesInSilence && isOpen) void app.askForPatience(event);
    },
    ...(wait && { wait }),
  });
  const schedule = makeSchedule({
    receive: work.receive,
    now,
    hourly: async () => {
      for (const room of [inbox, albums, decoding, sent, storage]) await room.sweep();
    },
    failed: (error) => log.error({ err: error }, 'timer tick failed'),
  });
  schedule.start();

  return {
    async receive(event, held) {
      await work.receive(event, held);
      // It may wait for its turn: whoever sent it should not wonder whether it arrived.
      if (isForTheBot(event)) void sent.messenger.react({ chat: event.chat.id, message: event.message }, 'seen');
    },
    suggest: createSuggest(services),
    services,
    showAll: () => app.showAll(),
    idle: () => work.idle(),
    async stop(grace, received) {
      const settled = received?.catch((error: unknown) => log.warn({ err: error }, 'a platform did not stop cleanly'));
      // First: whoever asked may not wait for the rest, and a stop is no death.
      const stopped = work.stop(delay(grace, undefined, { ref: false }));
      await decoding.stop().catch((error: unknown) => log.warn({ err: error }, 'a photo may be blamed for this stop'));
      await schedule.stop();
      const allDone = await stopped;
      await settled;
      if (!allDone) log.warn({ grace }, 'stopped with work under way; it is taken up at the next start');
      await recognizer.close();
      await photoCheck.close();
      // What the store has, it has: what is left undone is the scrubbing of deleted data, which the next one does.
      await storage.close().catch((error: unknown) => log.warn({ err: error }, 'the store was not tidied up'));
    },
  };
}

/** Photos that will be looked at: a selfie, or what a host sends with a command. */
function isForTheBot(event: Incoming): event is MessageReceived {
  if (event.kind !== 'message' || !hasPhotos(event)) return false;
  return event.chat.kind === 'direct' || event.text.trimStart().startsWith('/');
}

/** Decoded photos are what memory is spent on: these events take turns. */
function hasPhotos(event: Incoming): boolean {
  const own = event.kind === 'message' ? event.photos : [];
  const answered = event.kind === 'message' || event.kind === 'button' ? event.replyTo?.photos : undefined;
  return own.length + (answered?.length ?? 0) > 0;
}
