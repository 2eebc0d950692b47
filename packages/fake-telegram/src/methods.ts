/** Every method there is, by its name in lower case: the real server does not look at the case. */
import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import { chatMethods } from './chat-methods.js';
import { editMethods } from './edit-methods.js';
import type { Inside, Methods } from './method.js';
import { pressMethods } from './presses.js';
import { profileMethods } from './profile-methods.js';
import { sendMethods } from './send-methods.js';
import { signMethods } from './sign-methods.js';
import { checkUp, updateMethods } from './update-methods.js';

const all: Methods = {
  ...updateMethods,
  ...sendMethods,
  ...editMethods,
  ...pressMethods,
  ...signMethods,
  ...chatMethods,
  ...profileMethods,
};
const byName = new Map(Object.entries(all).map(([name, method]) => [name.toLowerCase(), { name, method }]));

/** The method's name as it is documented, or as it came where there is none. */
export function properName(name: string): string {
  return byName.get(name.toLowerCase())?.name ?? name;
}

/** The result as it goes over the wire. Throws ApiError. */
export async function runMethod(call: ApiCall, inside: Inside): Promise<unknown> {
  const found = byName.get(call.method.toLowerCase());
  if (!found) {
    inside.log.violations.push(`${call.method}: no method that this server knows`);
    throw new ApiError(404, 'Not Found: method not found');
  }
  checkUp(inside.settings);
  noteUnknown(call, found.method.knows, inside.log.violations);
  const result: unknown = await found.method.run(call, inside);
  return result;
}

/** The real server overlooks what it does not know: a parameter with a slip in its name has no effect. */
function noteUnknown(call: ApiCall, knows: string, violations: string[]): void {
  const known = new Set(['method', ...knows.split(' ')]);
  const attached = [...call.params.values()].join(' ');
  for (const name of call.params.keys()) if (!known.has(name)) violations.push(`${call.method}: no parameter ${name}`);
  for (const name of call.files.keys())
    if (!known.has(name) && !attached.includes(`attach://${name}`))
      violations.push(`${call.method}: no use for file ${name}`);
}
