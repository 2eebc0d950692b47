/** Which handler answers a method and a path. */
import { refuse } from './refusal.js';
import type { RequestFile } from './uploads.js';
import type { World } from './world.js';

export interface Asked {
  /** A part of the path by its name in the route's pattern. Throws when the pattern has none such. */
  part(name: string): string;
  query: URLSearchParams;
  json: unknown;
  files: readonly RequestFile[];
  /** Notes a field that Discord does not know. */
  unknown: (field: string) => void;
}

export interface Answer {
  status: number;
  json?: unknown;
  bytes?: { type: string; data: Uint8Array };
}

export interface Route {
  /** For example `PATCH /channels/:channel/messages/:message`. */
  pattern: string;
  /** Whether it does without the bot's token: those that have their own in the path. */
  open?: true;
  handle(world: World, asked: Asked): Answer | Promise<Answer>;
}

export interface Match {
  route: Route;
  parts: Record<string, string>;
}

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

export const nothing: Answer = { status: 204 };

/** Finds routes by method and path; of two that fit, the earlier one. Throws Refusal: 404, or 405. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const compiled = routes.map((route) => {
    const [method = '', pattern = ''] = route.pattern.split(' ');
    return { route, method, pattern: new RegExp(`^${pattern.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`) };
  });
  return (method, path) => {
    const fitting = compiled.filter(({ pattern }) => pattern.test(path));
    const found = fitting.find((one) => one.method === method);
    if (!found) throw refuse(fitting.length > 0 ? 'methodNotAllowed' : 'notFound');
    const groups = found.pattern.exec(path)?.groups ?? {};
    const parts = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { route: found.route, parts: Object.fromEntries(parts) as Record<string, string> }; // pairs of strings
  };
}
