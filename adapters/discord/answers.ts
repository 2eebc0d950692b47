/**
 * Answers to interactions. The first takes the place that the acknowledgement kept; where it kept one for all to see and
 * the answer is for one person, or the other way round, the place is given up. Later ones follow.
 */
import { MessageFlags, Routes } from 'discord.js';
import { withoutPicture, type Body } from './body.js';
import { messageId, privateMessageId } from './ids.js';
import { isOverFor, isTooLarge, readFailure } from './refusals.js';
import { asMessage, type Requests, type Sending } from './requests.js';
import { isOver, type Via } from './via.js';

export interface Answers {
  /** Its acknowledgement is under way; answers wait for it. It resolves with whether it was in time. */
  expect(id: string, acknowledged: Promise<boolean>): void;
  /** The id of the message; undefined where this interaction cannot be answered any more. Throws AdapterError. */
  answer(via: Via, isPrivate: boolean, body: Body): Promise<string | undefined>;
  /** Changes the message whose component was used; false where that can no longer be done this way. */
  change(via: Via, body: Body): Promise<boolean>;
  /** Something was said elsewhere: `text` says where to look, if nothing else takes the kept place. */
  elsewhere(via: Via, text: string): void;
  /** Gives up a place that nothing took. Never fails. */
  settle(via: Via): Promise<void>;
}

interface Standing {
  /** Whether the kept place is still free. */
  isFree: boolean;
  hint?: string;
}

/** Interactions that are remembered: far more than are answered within fifteen minutes. */
const remembered = 2000;

/** `now` in milliseconds UTC. */
export function createAnswers(requests: Requests, application: string, now: () => number): Answers {
  const acknowledged = new Map<string, Promise<boolean>>();
  const standings = new Map<string, Standing>();
  const original = ({ token }: Via) => Routes.webhookMessage(application, token, '@original');

  /** After a restart, Discord tells whether the place is free: its message is still being thought about. */
  async function standingOf(via: Via): Promise<Standing> {
    const known = standings.get(via.id);
    if (known) return known;
    const isFree = via.as !== 'update' && (await isThinking(via));
    const standing: Standing = standings.get(via.id) ?? { isFree };
    standings.set(via.id, standing);
    for (const oldest of standings.keys()) {
      if (standings.size <= remembered) break;
      standings.delete(oldest);
      acknowledged.delete(oldest);
    }
    return standing;
  }

  async function isThinking(via: Via): Promise<boolean> {
    if (acknowledged.has(via.id)) return true;
    const { flags = 0 } = asMessage(await requests.get(original(via)));
    return (flags & MessageFlags.Loading) !== 0;
  }

  /** Without the picture where it is more than this place takes: the numbers are in the text. */
  async function send(body: Body, how: (sending: Sending) => Promise<unknown>): Promise<string> {
    try {
      return asMessage(await how({ json: body.json, files: body.files, byPath: true })).id;
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const { json } = withoutPicture(body);
      return asMessage(await how({ json, byPath: true })).id;
    }
  }

  async function answerNow(via: Via, isPrivate: boolean, body: Body): Promise<string> {
    const standing = await standingOf(via);
    const wasFree = standing.isFree;
    standing.isFree = false;
    if (wasFree && isPrivate === (via.as === 'private'))
      return send(body, (sending) => requests.patch(original(via), sending));
    if (wasFree) await requests.delete(original(via), true);
    const flags = isPrivate ? { flags: MessageFlags.Ephemeral } : {};
    const json = { ...body.json, ...flags };
    return send({ ...body, json }, (sending) => requests.post(Routes.webhook(application, via.token), sending));
  }

  async function isUsable(via: Via): Promise<boolean> {
    return !isOver(via, now()) && (await (acknowledged.get(via.id) ?? true));
  }

  return {
    expect(id, whether) {
      acknowledged.set(id, whether);
    },
    async answer(via, isPrivate, body) {
      if (!(await isUsable(via))) return undefined;
      try {
        const id = await answerNow(via, isPrivate, body);
        return isPrivate ? privateMessageId(id) : messageId(via.channel, id);
      } catch (error) {
        if (isOverFor(error)) return undefined;
        throw readFailure(error, 'an answer');
      }
    },
    async change(via, body) {
      if (via.as !== 'update' || !(await isUsable(via))) return false;
      try {
        await send(body, (sending) => requests.patch(original(via), sending));
        return true;
      } catch (error) {
        if (isOverFor(error)) return false;
        throw readFailure(error, 'a change');
      }
    },
    elsewhere(via, text) {
      const standing = standings.get(via.id) ?? { isFree: via.as !== 'update' };
      standings.set(via.id, { ...standing, hint: text });
    },
    async settle(via) {
      try {
        const standing = (await isUsable(via)) ? await standingOf(via) : undefined;
        if (!standing?.isFree) return;
        standing.isFree = false;
        if (standing.hint === undefined) await requests.delete(original(via), true);
        else await requests.patch(original(via), { json: { content: standing.hint }, byPath: true });
      } catch {
        // It fades by itself after fifteen minutes.
      }
    },
  };
}
