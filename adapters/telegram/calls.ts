/** Calls of the Bot API: in time, at Telegram's pace, tried again where that helps, and failing in the bot's own words. */
import { setTimeout as delay } from 'node:timers/promises';
import { Telegram } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import { AdapterError } from '../../src/errors.js';
import { createPace, type PaceLimits } from './pace.js';
import { GroupMigrated, isChatLost, readTelegramFailure } from './refusals.js';

type Method = keyof Methods;
type Result<M extends Method> = ReturnType<Methods[M]>;

export interface Calls {
  /** Throws what `readFailure` makes of a failure; a chat that moved is followed. */
  call<M extends Method>(method: M, payload: Opts<M>, options?: CallOptions): Promise<Result<M>>;
  /** The same at Telegram's pace: what shows up in a chat. */
  say<M extends Method>(chat: number, method: M, payload: Opts<M>): Promise<Result<M>>;
}

export interface CallOptions {
  /** How often it is attempted while Telegram cannot be reached or asks for a little patience. */
  tries?: number;
  /** Milliseconds for one attempt. */
  patience?: number;
  signal?: AbortSignal;
}

export interface CallsOptions {
  token: string;
  apiRoot: string;
  limits: PaceLimits;
  /** Hears of a chat that Telegram refuses altogether. */
  lost: (chat: number) => void;
  /** Hears that a chat has another id now. */
  moved: (from: number, to: number) => void;
  /** Aborts when the bot stops: nothing is tried again then. */
  stopping: AbortSignal;
}

/** Milliseconds: an upload of ten megabytes over a phone's line. A hung connection is given up then. */
const defaultPatience = 60_000;
/** Milliseconds before the second, third, ... attempt. What takes longer is the inbox's to try again. */
const pauses = [500, 2000, 5000];
/** Milliseconds that are waited in place when Telegram asks for patience; the lane of the chat waits as well. */
const waitedFor = 30_000;

export function createCalls({ token, apiRoot, limits, lost, moved, stopping }: CallsOptions): Calls {
  // webhookReply: telegraf would send a call as the answer to a webhook, which confirms the update before it is stored.
  const telegram = new Telegram(token, { apiRoot: apiRoot.replace(/\/*$/, '/'), webhookReply: false });
  const wait = (ms: number) => delay(ms, undefined, { signal: stopping }).catch(() => undefined);
  const pace = createPace(limits, () => performance.now(), wait);

  async function attempt<M extends Method>(method: M, payload: Opts<M>, options: CallOptions): Promise<Result<M>> {
    const signals = [AbortSignal.timeout(options.patience ?? defaultPatience)];
    if (options.signal) signals.push(options.signal);
    try {
      // telegraf knows the type of a shim's AbortSignal, which Node's own has outgrown.
      const signal = AbortSignal.any(signals) as never;
      // It writes into the object it is given when it uploads.
      return await telegram.callApi(method, { ...payload }, { signal });
    } catch (error) {
      if (isChatLost(error) && 'chat_id' in payload) lost(Number(payload.chat_id));
      throw readTelegramFailure(error, method);
    }
  }

  async function call<M extends Method>(method: M, payload: Opts<M>, options: CallOptions = {}): Promise<Result<M>> {
    try {
      return await patiently(method, payload, options);
    } catch (error) {
      if (!(error instanceof GroupMigrated) || !('chat_id' in payload)) throw error;
      moved(Number(payload.chat_id), error.to);
      return patiently(method, { ...payload, chat_id: error.to }, options);
    }
  }

  async function patiently<M extends Method>(method: M, payload: Opts<M>, options: CallOptions): Promise<Result<M>> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(method, payload, options);
      } catch (error) {
        const pause = error instanceof AdapterError ? pauseAfter(error, tries) : undefined;
        if (pause === undefined || tries >= (options.tries ?? 3)) throw error;
        if ('chat_id' in payload && error instanceof AdapterError && error.code === 'rate-limited')
          pace.hold(Number(payload.chat_id), pause);
        await wait(pause);
        if (isAborted(stopping)) throw error;
      }
    }
  }

  return {
    call,
    async say(chat, method, payload) {
      await pace.turn(chat);
      return call(method, payload);
    },
  };
}

/** It changes while somebody waits, which the type system cannot know. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Milliseconds until the next attempt; undefined where it would not help, or take too long. */
function pauseAfter({ code, retryAfterMs = 0 }: AdapterError, tries: number): number | undefined {
  if (code === 'network') return pauses[tries - 1];
  return code === 'rate-limited' && retryAfterMs <= waitedFor ? retryAfterMs : undefined;
}
