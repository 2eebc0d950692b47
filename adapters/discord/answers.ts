/**
 * Answers to interactions. The first takes the place that the acknowledgement kept; where it kept one for all to see and
 * the answer is for one person, or the other way round, the place is given up. Later ones follow.
 */
import { MessageFlags, Routes } from 'discord.js';
import type { MessageId } from '../../src/chat/event.js';
import { withoutPicture, type Body } from './post.js';
import { discordMessage, parseMessage, privateMessageId, isOver, type Via } from './ids.js';
import { isOverFor, isTooLarge, isUnknownMessage, readDiscordFailure } from './refusals.js';
import { asMessage, type Requests, type Sending } from './requests.js';

export interface Answers {
  /** Its acknowledgement is under way; answers wait for it. It resolves with false where it was too late. */
  expect(id: string, acknowledged: Promise<boolean>): void;
  /** The id of the message; undefined where this interaction cannot be answered any more. Throws AdapterError. */
  answer(via: Via, isPrivate: boolean, body: Body): Promise<string | undefined>;
  /**
   * Changes the message whose component was used, or one that answered to one person alone; false for any other, and where
   * that can no longer be done this way. Throws AdapterError.
   */
  change(via: Via, message: MessageId, body: Body): Promise<boolean>;
  /** Something was said elsewhere: `text` says where to look, if nothing else takes the kept place. */
  elsewhere(via: Via, text: string): void;
  /** Gives up a place that nothing took. Never fails. */
  settle(via: Via): Promise<void>;
}

interface Standing {
  /** Undefined for interactions of an earlier run. */
  acknowledged?: Promise<boolean>;
  /** Whether the kept place is still free; undefined as long as only Discord knows. */
  isFree?: boolean;
  hint?: string;
}

/** Interactions that are remembered: far more than are answered within fifteen minutes. */
const remembered = 2000;

/** `now` in milliseconds UTC. */
export function createAnswers(requests: Requests, application: string, now: () => number): Answers {
  const standings = new Map<string, Standing>();
  const original = ({ token }: Via) => Routes.webhookMessage(application, token, '@original');

  function standingOf(id: string): Standing {
    const known = standings.get(id) ?? {};
    standings.set(id, known);
    for (const oldest of standings.keys()) {
      if (standings.size <= remembered) break;
      standings.delete(oldest);
    }
    return known;
  }

  /** After a restart, Discord tells whether the place is free: its message is still being thought about. */
  async function isFree(via: Via): Promise<boolean> {
    const standing = standingOf(via.id);
    if (via.as === 'update') return false;
    standing.isFree ??= standing.acknowledged !== undefined || (await isThinking(via));
    return standing.isFree;
  }

  async function isThinking(via: Via): Promise<boolean> {
    try {
      const { flags = 0 } = asMessage(await requests.get(original(via)));
      return (flags & MessageFlags.Loading) !== 0;
    } catch (error) {
      if (isUnknownMessage(error)) return false;
      throw error;
    }
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

  async function giveUp(via: Via): Promise<void> {
    await requests.delete(original(via), true).catch((error: unknown) => {
      if (!isUnknownMessage(error)) throw error;
    });
    standingOf(via.id).isFree = false;
  }

  /** Taking the place twice changes nothing, so an attempt whose answer was lost can be repeated. */
  async function takePlace(via: Via, body: Body): Promise<string | undefined> {
    try {
      const id = await send(body, (sending) => requests.patch(original(via), sending));
      standingOf(via.id).isFree = false;
      return id;
    } catch (error) {
      // Whoever waited for it has dismissed it.
      if (!isUnknownMessage(error)) throw error;
      standingOf(via.id).isFree = false;
      return undefined;
    }
  }

  async function answerNow(via: Via, isPrivate: boolean, body: Body): Promise<string> {
    if (await isFree(via)) {
      const fits = isPrivate === (via.as === 'private');
      const taken = fits ? await takePlace(via, body) : undefined;
      if (taken !== undefined) return taken;
      if (!fits) await giveUp(via);
    }
    const json = { ...body.json, ...(isPrivate && { flags: MessageFlags.Ephemeral }) };
    return send({ ...body, json }, (sending) => requests.post(Routes.webhook(application, via.token), sending));
  }

  /** Never that of another message: what was said to one person alone would be said to all who read that one. */
  function pathOf(via: Via, message: MessageId): `/${string}` | undefined {
    const meant = parseMessage(message);
    if (via.as === 'update' && via.pressed === ('private' in meant ? meant.private : meant.id)) return original(via);
    return 'private' in meant ? Routes.webhookMessage(application, via.token, meant.private) : undefined;
  }

  async function isUsable(via: Via): Promise<boolean> {
    return !isOver(via, now()) && ((await standings.get(via.id)?.acknowledged) ?? true);
  }

  return {
    expect(id, acknowledged) {
      standingOf(id).acknowledged = acknowledged;
    },
    async answer(via, isPrivate, body) {
      if (!(await isUsable(via))) return undefined;
      try {
        const id = await answerNow(via, isPrivate, body);
        return isPrivate ? privateMessageId(id) : discordMessage(via.channel, id);
      } catch (error) {
        if (isOverFor(error)) return undefined;
        throw readDiscordFailure(error, 'an answer');
      }
    },
    async change(via, message, body) {
      const path = pathOf(via, message);
      if (path === undefined || !(await isUsable(via))) return false;
      try {
        await send(body, (sending) => requests.patch(path, sending));
        return true;
      } catch (error) {
        if (isOverFor(error)) return false;
        throw readDiscordFailure(error, 'a change');
      }
    },
    elsewhere(via, text) {
      standingOf(via.id).hint = text;
    },
    async settle(via) {
      try {
        if (!(await isUsable(via)) || !(await isFree(via))) return;
        const { hint } = standingOf(via.id);
        if (hint === undefined) await giveUp(via);
        else await takePlace(via, { json: { content: hint }, files: [] });
      } catch {
        // It fades by itself after fifteen minutes.
      }
    },
  };
}
