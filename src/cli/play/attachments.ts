/** The photos and files that a story names: all read before it begins, so that none is missed in its middle. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../errors.js';
import { createSay } from '../../locales/say.js';
import { StoryError, type StoryFile } from './story.js';

/** A composed photo of invented people, by its name in a story: `ann-1`. Rejects with a UserError where there is none of this name. */
export type ComposePhoto = (name: string) => Promise<Uint8Array>;

const composed = 'sample:';

/** Each name's bytes, from the first of `folders` that has it. Throws StoryError for one that nobody has. */
export async function readAttachments(
  { steps }: StoryFile,
  folders: readonly string[],
  compose: ComposePhoto,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { line, does } of steps) {
    for (const name of does.kind === 'says' ? does.attachments : []) {
      if (found.has(name)) continue;
      const bytes = name.startsWith(composed)
        ? await compose(name.slice(composed.length)).catch((error: unknown) => {
            if (!(error instanceof UserError)) throw error;
            throw new StoryError(line, createSay('en')(error.code, error.details));
          })
        : await readFrom(folders, name);
      if (!bytes) throw new StoryError(line, `there is no file ${name} in ${[...new Set(folders)].join(' or ')}`);
      found.set(name, bytes);
    }
  }
  return found;
}

async function readFrom(folders: readonly string[], name: string): Promise<Uint8Array | undefined> {
  for (const folder of folders) {
    const bytes = await readFile(resolve(folder, name)).catch(() => undefined);
    if (bytes) return bytes;
  }
  return undefined;
}
