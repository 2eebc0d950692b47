/** One call of a method: its parameters, all of them texts as on the real server, and the files that came with it. */
import { badRequest } from './api-error.js';
import { asText, isObject, parseJson } from './json.js';
import { readForm, type Upload } from './multipart.js';

export interface ApiCall {
  method: string;
  params: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, Upload>;
}

/** `search` is the query of the URL, which every kind of body may be mixed with. Throws ApiError. */
export function readCall(method: string, search: URLSearchParams, body: Buffer, contentType: string): ApiCall {
  const params = new Map<string, string>(search);
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (body.length === 0) return { method, params, files: new Map() };
  if (type === 'application/json') {
    const value = parseJson(body.toString('utf8'), () => badRequest("can't parse JSON object"));
    if (!isObject(value)) throw badRequest("can't parse JSON object");
    for (const [name, one] of Object.entries(value)) params.set(name, asText(one));
  } else if (type === 'multipart/form-data') {
    const form = readForm(body, contentType);
    if (!form) throw badRequest("can't parse multipart/form-data");
    for (const [name, text] of form.fields) params.set(name, text);
    return { method, params, files: form.files };
  } else {
    for (const [name, text] of new URLSearchParams(body.toString('utf8'))) params.set(name, text);
  }
  return { method, params, files: new Map() };
}

/** The parameter, empty where it is not given: the real server makes no difference. */
export function textOf(call: ApiCall, name: string): string {
  return call.params.get(name) ?? '';
}

/** As the real server reads a number: what is none counts as `fallback`, what is too small or large is clamped. */
export function integerOf(call: ApiCall, name: string, fallback = 0, min = -Infinity, max = Infinity): number {
  const text = textOf(call, name).trim();
  if (!/^-?\d+$/.test(text)) return fallback;
  return Math.min(max, Math.max(min, Number(text)));
}

export function flagOf(call: ApiCall, name: string): boolean {
  return ['true', 'yes', '1'].includes(textOf(call, name).trim().toLowerCase());
}
