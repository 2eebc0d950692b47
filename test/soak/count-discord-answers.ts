/** What became of each interaction, from what the fake Discord recorded. */
import { InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Call, FakeDiscord, Fault, Interaction } from '@rollcall/fake-discord';
import { nonceOf } from '../../adapters/discord/post.js';

export interface DiscordCounts {
  once: number;
  /** Of those once answered: through the channel or directly, because the acknowledgement came too late. */
  otherwise: number;
  /** Answered more than once, because an answer of ours took effect and Discord's word of it was lost. */
  againAfterLostWord: number;
  /** Buttons told of too late: the bot did what they are for, and a quiet word to whoever pressed has no way any more. */
  pressedLate: number;
  never: string[];
  unexplained: string[];
}

export function countDiscordAnswers(discord: FakeDiscord, made: readonly Interaction[]): DiscordCounts {
  const lostWords = discord.faults.happened.filter(({ fault }) => isAfter(fault)).map(({ where }) => where);
  const said = new Set(discord.calls.map(nonceIn));
  const tried = new Set(discord.calls.map(({ path }) => /^\/interactions\/(\d+)\//.exec(path)?.[1]));
  const directs = new Map(discord.calls.flatMap(directChannelIn));
  const counts: DiscordCounts = {
    once: 0,
    otherwise: 0,
    againAfterLostWord: 0,
    pressedLate: 0,
    never: [],
    unexplained: [],
  };
  for (const interaction of made) {
    const by = byToken(interaction);
    const places = [...new Set([interaction.channel, directs.get(interaction.by) ?? ''])];
    const elsewhere = places.flatMap((place) => nonces(interaction.id, place)).filter((one) => said.has(one)).length;
    const what = `${interaction.name} ${interaction.id}: ${by} + ${elsewhere}`;
    if (by + elsewhere === 0 && isLatePress(interaction) && tried.has(interaction.id)) counts.pressedLate += 1;
    else if (by + elsewhere === 0) counts.never.push(what);
    else if (by + elsewhere === 1) {
      counts.once += 1;
      counts.otherwise += elsewhere;
    } else if (lostWords.some((where) => where.includes(interaction.token))) counts.againAfterLostWord += 1;
    else counts.unexplained.push(what);
  }
  return counts;
}

function isLatePress({ type, acknowledged }: Interaction): boolean {
  return type === InteractionType.MessageComponent && acknowledged === undefined;
}

/** Messages that the interaction's own token was used for. */
function byToken({ type, original, acknowledged, followups }: Interaction): number {
  const isFilled = original !== undefined && (original.flags & MessageFlags.Loading) === 0;
  const isOwn = type === InteractionType.ApplicationCommand && acknowledged !== undefined && isFilled;
  return (isOwn ? 1 : 0) + followups.length;
}

/** Of what is said there instead: the nonces of the bot's first answer, or of why there is none. */
function nonces(id: string, channel: string): string[] {
  const event = `discord:interaction:${id}`;
  return [`${event}:0`, `${event}:failed:0`].map((key) => nonceOf(channel, key));
}

/** Whose direct channel the bot has asked for. */
function directChannelIn({ path, json, reply }: Call): [string, string][] {
  if (path !== '/users/@me/channels') return [];
  const [asked, told] = [json, reply] as [{ recipient_id: string } | undefined, { id?: string } | undefined];
  return asked && told?.id !== undefined ? [[asked.recipient_id, told.id]] : [];
}

/** Of a message that was accepted; the same one again is the same message. */
function nonceIn({ method, json, status }: Call): string | undefined {
  const isSent = method === 'POST' && status !== undefined && status < 300;
  if (!isSent || typeof json !== 'object' || json === null || !('nonce' in json)) return undefined;
  return typeof json.nonce === 'string' ? json.nonce : undefined;
}

function isAfter(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'after';
}
