/** A folder of people: one folder each, named for them, with their photos. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGallery, mergeTemplate, type Gallery } from '../recognition/gallery.js';
import type { Descriptor } from '../recognition/recognizer.js';
import { UserError } from '../errors.js';
import { progress, warn } from './cli-command.js';
import { fileError, type CliEngine } from './engine.js';
import { createSay } from '../locales/say.js';

/**
 * Enrols everybody of the folder. A photo without a face or that cannot be read is a warning on standard error, not an
 * end. Throws UserError `cli.file`, and `cli.no-people` when nobody is left.
 */
export async function enrolFolder(engine: CliEngine, folder: string): Promise<Gallery> {
  const photos = await listPhotos(folder);
  const people = new Map<string, Descriptor[]>();
  for (const [index, { person, path }] of photos.entries()) {
    progress(index, photos.length, 'Enrolling, photo');
    const descriptor = await describeFace(engine, path);
    if (descriptor) people.set(person, [...(people.get(person) ?? []), descriptor]);
  }
  progress(photos.length, photos.length, '');
  if (people.size === 0) throw new UserError('cli.no-people', { path: folder });
  return createGallery(
    [...people].map(([person, descriptors]) => ({ person, template: mergeTemplate(engine.recognizer, descriptors) })),
  );
}

async function describeFace({ recognizer, read }: CliEngine, path: string): Promise<Descriptor | undefined> {
  try {
    const [largest] = await recognizer.look(await read(path), 'one');
    if (!largest) warn(`${path}: no face found, left out`);
    return largest?.descriptor;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warn(`${createSay('en')(error.code, error.details)} Left out.`);
    return undefined;
  }
}

async function listPhotos(folder: string): Promise<{ person: string; path: string }[]> {
  try {
    const people = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const perPerson = people.map(async ({ name: person }) => {
      const files = await readdir(join(folder, person), { withFileTypes: true });
      return files.filter(isPhotoFile).map(({ name }) => ({ person, path: join(folder, person, name) }));
    });
    return (await Promise.all(perPerson)).flat().sort((a, b) => a.path.localeCompare(b.path));
  } catch (error) {
    throw fileError(folder, error);
  }
}

/** Whether it is a photo is decided by its bytes later; here only the system's own files are passed over. */
function isPhotoFile(entry: { isFile(): boolean; name: string }): boolean {
  return entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'Thumbs.db';
}
