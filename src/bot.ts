/** Everything but the platforms, wired: what main.ts and the dialogue tests start. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp, type Log } from './app.js';
import { mostCalendarBytes, readCalendar } from './calendar/read-calendar.js';
import type { Incoming } from './chat/event.js';
import { joinPlatforms, type Platform } from './chat/platforms.js';
import type { Receive } from './chat/ports.js';
import type { Config } from './config.js';
import { AdapterError, UserError } from './errors.js';
import { flows } from './flows/every-flow.js';
import type { Calendars, Photos, Rooms } from './flows/rooms.js';
import { createHeldPhotos } from './jobs/held-photos.js';
import { createInbox } from './jobs/inbox.js';
import { createSchedule } from './jobs/schedule.js';
import { createTurns } from './jobs/turns.js';
import { startWork } from './jobs/work.js';
import { readPhoto } from './recognition/read-photo.js';
import type { Recognizer } from './recognition/recognizer.js';
import { openStorage } from './storage/open-storage.js';

export interface BotOptions {
  config: Config;
  platforms: readonly Platform[];
  recognizer: Recognizer;
  log: Log;
  /** Milliseconds UTC. */
  now?: () => number;
}

export interface Bot {
  receive: Receive;
  /** Resolves when everything received has been answered. */
  idle(): Promise<void>;
  /** Answers what it can within `grace` milliseconds; the rest stays in the inbox for the next start. */
  stop(grace: number): Promise<void>;
}

/** Chats served side by side when no photo is looked at: far more than one machine's people can keep busy. */
const chatsAtOnce = 64;

/**
 * Opens the store, takes up what the last run left, and starts the clock. Throws the UserErrors `store.*`. The
 * platforms may start receiving when this resolves.
 */
export async function startBot({ config, platforms, recognizer, log, now = Date.now }: BotOptions): Promise<Bot> {
  await mkdir(config.dataDir, { recursive: true });
  const storage = await openStorage(join(config.dataDir, 'rollcall.sqlite'), config, now);
  const heldPhotos = createHeldPhotos(storage);
  const inbox = await createInbox(storage, heldPhotos, now);
  const joined = joinPlatforms(platforms);
  const files = heldPhotos.files(joined.files);
  const photos: Photos = {
    async read({ ref, size }) {
      const { maxBytes, maxPixels } = config.photos;
      if (size !== undefined && size > maxBytes) throw new UserError('photo.too-large', { limit: maxBytes, size });
      return readPhoto(await files.fetch({ ref }), { maxBytes, maxPixels });
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
  const rooms: Rooms = {
    people: storage.people,
    classes: storage.classes,
    sheets: storage.sheets,
    talks: storage.talks,
    timetables: storage.timetables,
    digests: storage.digests,
    messenger: joined.messenger,
    rights: joined.rights,
    places: joined.places,
    files,
    photos,
    calendars,
    recognizer,
    idFrom: (event, what) => storage.vault.idFrom(event, what),
    now,
    defaults: { timeZone: config.timeZone, language: config.language },
  };
  const app = createApp(rooms, flows, log);
  const photoTurns = createTurns(config.photos.atOnce);
  const otherTurns = createTurns(chatsAtOnce);
  const work = await startWork({
    inbox,
    handle: (event) => app.handle(event),
    turnsOf: (event) => (hasPhotos(event) ? photoTurns : otherTurns),
    failed: ({ error, event, id }) => {
      log.error({ err: error, event: event?.id, aside: id }, 'an event was set aside');
      // A platform that was away until the bot gave up would not take an apology either.
      if (event && id !== undefined && !(error instanceof AdapterError)) void app.apologise(event, id);
    },
  });
  const schedule = createSchedule({
    receive: work.receive,
    now,
    hourly: async () => {
      await inbox.sweep();
      await storage.sweep();
    },
    failed: (error) => log.error({ err: error }, 'the clock stumbled'),
  });
  schedule.start();

  return {
    receive: work.receive,
    idle: () => work.idle(),
    async stop(grace) {
      await schedule.stop();
      const allDone = await work.stop(delay(grace, undefined, { ref: false }));
      if (!allDone) log.warn({ grace }, 'stopped with work under way; it is taken up at the next start');
      await recognizer.close();
      await storage.close();
    },
  };
}

/** Decoded photos are what memory is spent on: these events take turns. */
function hasPhotos(event: Incoming): boolean {
  return event.kind === 'message' && event.photos.length + (event.replyTo?.photos.length ?? 0) > 0;
}
