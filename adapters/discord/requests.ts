/** Requests of Discord's REST interface: in time, within its limits, and failing in the bot's own words. */
import { setTimeout as delay } from 'node:timers/promises';
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  Routes,
  type APIChannel,
  type APIMessage,
  type RawFile,
  type RequestData,
} from 'discord.js';
import { isAcknowledged, readDiscordFailure } from './refusals.js';

type Path = `/${string}`;
export interface Sending {
  json?: object;
  files?: RawFile[];
  query?: URLSearchParams;
  /** Where a token in the path says who is asking. */
  byPath?: boolean;
}

/** All throw what Discord or the network threw; `orFail` turns that into the bot's own failures. */
export interface Requests {
  get(path: Path, query?: URLSearchParams): Promise<unknown>;
  post(path: Path, sending: Sending): Promise<unknown>;
  patch(path: Path, sending: Sending): Promise<unknown>;
  put(path: Path, sending: Sending): Promise<unknown>;
  delete(path: Path, byPath?: boolean): Promise<unknown>;
  /** Answers an interaction for the first time: within three seconds, whatever else is under way. */
  acknowledge(id: string, token: string, json: object): Promise<void>;
}

/** Milliseconds for one request: a picture of ten megabytes over a slow line. */
const patience = 60_000;
/** Attempts after one that met a 5xx or was not answered. */
const retries = 3;
/** Attempts after one whose connection broke, which discord.js leaves to us; and milliseconds before each. */
const reconnecting = { attempts: 2, pause: 200 } as const;
/** Milliseconds: a clock set back by less costs a request no more than that. */
const smallestStep = 500;
/** Milliseconds: an acknowledgement that takes longer comes too late; one attempt at it; and between two. */
const acknowledging = { patience: 2800, attempt: 1200, pause: 50 } as const;

export function createRequests({ token, apiRoot }: { token: string; apiRoot: string }): Requests {
  const rest: REST = new REST({
    api: apiRoot,
    timeout: patience,
    retries,
    // What is about to wait for a time that lies hours ahead is begun anew instead.
    rejectOnRateLimit: () => followClock(),
  }).setToken(token);
  const followClock = clockFollower(rest);
  // Discord does not count acknowledgements among a bot's fifty requests a second, so they do not wait for others.
  const urgent = new REST({
    api: apiRoot,
    timeout: acknowledging.attempt,
    retries: 0,
    globalRequestsPerSecond: 10_000,
  });
  const data = ({ json, files, query, byPath }: Sending): RequestData => ({
    ...(json && { body: json }),
    ...(files && files.length > 0 && { files }),
    ...(query && { query }),
    auth: byPath !== true,
  });
  const persist = <T>(work: () => Promise<T>): Promise<T> => {
    followClock();
    return repeatedly(work);
  };
  return {
    get: (path, query) => persist(() => rest.get(path, query && { query })),
    post: (path, sending) => persist(() => rest.post(path, data(sending))),
    patch: (path, sending) => persist(() => rest.patch(path, data(sending))),
    put: (path, sending) => persist(() => rest.put(path, data(sending))),
    delete: (path, byPath = false) => persist(() => rest.delete(path, { auth: !byPath })),
    async acknowledge(id, secret, json) {
      const end = performance.now() + acknowledging.patience;
      for (;;) {
        try {
          await urgent.post(Routes.interactionCallback(id, secret), { body: json, auth: false });
          return;
        } catch (error) {
          // An attempt before this one got there and its answer was lost, or the gateway told of it twice.
          if (isAcknowledged(error)) return;
          if (error instanceof DiscordAPIError || performance.now() > end) throw error;
          await delay(acknowledging.pause);
        }
      }
    },
  };
}

/** Whether it got there before the connection broke is unknown: most requests can be made twice, and a nonce guards others. */
async function repeatedly<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RateLimitError) continue;
      if (isAnswer(error) || tries === reconnecting.attempts) throw error;
      await delay(reconnecting.pause);
    }
  }
}

/** Discord's own word, or that it gave none in all the time that it was given. */
function isAnswer(error: unknown): boolean {
  const isTimeout = error instanceof Error && error.name === 'AbortError';
  return isTimeout || error instanceof DiscordAPIError || error instanceof HTTPError;
}

/**
 * discord.js notes by the wall clock until when it may not ask. Where that was set back since it was last looked at, this
 * answers true, and what is noted counts no more: Discord says it again where it still holds.
 */
function clockFollower(rest: REST): () => boolean {
  const lead = (): number => Date.now() - performance.now();
  let known = lead();
  return () => {
    const isSetBack = lead() < known - smallestStep;
    known = lead();
    if (!isSetBack) return false;
    // Not in its types, but a field like any other.
    for (const handler of rest.handlers.values()) Reflect.set(handler, 'reset', -1);
    rest.globalReset = -1;
    rest.globalDelay = null;
    return true;
  };
}

/** Throws AdapterErrors, and for mistakes of ours an Error that names `what`. */
export async function orFail<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw readDiscordFailure(error, what);
  }
}

/** What Discord answers where it answers a message or a channel: by its own reference. */
export const asMessage = (answer: unknown): APIMessage => answer as APIMessage;
export const asChannel = (answer: unknown): APIChannel => answer as APIChannel;
