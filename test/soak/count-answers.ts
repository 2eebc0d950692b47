/** What became of each update, from what the fake server recorded. */
import type { CallRecord } from '@rollcall/fake-telegram';

export interface Asked {
  /** Of a message its chat and number, of a press its id: what the answer names. */
  key: string;
  what: string;
}

export interface Counts {
  once: number;
  /** Answered more than once, because an answer of ours took effect and Telegram's word of it was lost. */
  againAfterLostWord: number;
  /** Because a kill fell between Telegram's acceptance and the bot's note of it. */
  againAfterKill: number;
  never: string[];
  unexplained: string[];
}

/** Milliseconds between what was accepted and the kill that kept it from being noted: a slow disk included. */
const noteTakes = 5000;

/** `kills`: when the process was killed, milliseconds UTC. */
export function countAnswers(asked: readonly Asked[], calls: readonly CallRecord[], kills: readonly number[]): Counts {
  const answers = new Map<string, CallRecord[]>();
  for (const call of calls) {
    const key = answeredBy(call);
    if (key !== undefined && call.result !== undefined) answers.set(key, [...(answers.get(key) ?? []), call]);
  }
  const counts: Counts = { once: 0, againAfterLostWord: 0, againAfterKill: 0, never: [], unexplained: [] };
  for (const { key, what } of asked) {
    const all = answers.get(key) ?? [];
    // All but the last were followed by another: each needs its reason.
    const before = all.slice(0, -1);
    if (all.length === 0) counts.never.push(what);
    else if (before.length === 0) counts.once += 1;
    else if (before.every(({ failure }) => failure === 'drop-after')) counts.againAfterLostWord += 1;
    else if (before.every((call) => call.failure === 'drop-after' || isCutOff(call, kills))) counts.againAfterKill += 1;
    else counts.unexplained.push(`${what}: ${all.length} answers`);
  }
  return counts;
}

export function messageKey(chat: number, message: number): string {
  return `message ${chat} ${message}`;
}

export function pressKey(id: string): string {
  return `press ${id}`;
}

function answeredBy({ method, params }: CallRecord): string | undefined {
  if (method === 'answerCallbackQuery') return pressKey(params['callback_query_id'] ?? '');
  if (method !== 'sendMessage') return undefined;
  const message = /"message_id":(\d+)/.exec(params['reply_parameters'] ?? '')?.[1];
  return message === undefined ? undefined : messageKey(Number(params['chat_id']), Number(message));
}

function isCutOff({ at }: CallRecord, kills: readonly number[]): boolean {
  return kills.some((kill) => at <= kill && kill - at < noteTakes);
}
