/** How a request is refused, in short; and what the tests of that begin with. */
import { REST, type DiscordAPIError, type RequestData } from 'discord.js';
import { startDiscord } from './connect.js';

/** A guild with a hall, and a bot that only speaks REST. */
export async function restSchool() {
  const discord = await startDiscord();
  const ann = discord.person('Ann Example');
  const guild = discord.guild('School', { owner: ann });
  const hall = guild.text('hall');
  const rest = new REST({ ...discord.rest, version: '10', retries: 0 }).setToken(discord.token);
  const post = (body: unknown, more: RequestData = {}) => rest.post(`/channels/${hall.id}/messages`, { body, ...more });
  return { discord, ann, guild, hall, rest, post };
}

/** `components.0.components.1.label BASE_TYPE_MAX_LENGTH` for every fault. */
function faultsIn(errors: unknown, path: string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, inner]: [string, unknown]) =>
    key === '_errors' && Array.isArray(inner)
      ? inner.map((one: { code: string }) => `${path.join('.')} ${one.code}`)
      : faultsIn(inner, [...path, key]),
  );
}

/** The status, the code and the faults with which a request is refused. */
export async function refused(request: Promise<unknown>) {
  const error = (await request.then(
    () => {
      throw new Error('it was not refused');
    },
    (reason: unknown) => reason,
  )) as DiscordAPIError; // what discord.js throws for every answer of 4xx
  const raw = error.rawError as { errors?: unknown };
  return [error.status, error.code, ...faultsIn(raw.errors)];
}

/** So many, made from their number. */
export const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
/** A text of so many characters. */
export const long = (count: number) => 'x'.repeat(count);
