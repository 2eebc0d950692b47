import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { UserError } from '../errors.js';
import { annotate, type Annotation } from '../recognition/annotate.js';
import { match, type Match } from '../recognition/match.js';
import type { Gallery } from '../recognition/gallery.js';
import type { Box, Photo, Sighting } from '../recognition/recognizer.js';
import { print, printJson, progress, readArguments, type CliCommand, boxOf, round } from './cli-command.js';
import { engineOption, fileError, withEngine, type CliEngine } from './engine.js';
import { enrolFolder } from './people-folder.js';

const usage = 'identify --people DIR PHOTO... [--annotate OUT] [--engine ENGINE] [--json]';

/** Names the faces of photos after a folder of people, as the bot would in a class whose roster they are. */
export const identify: CliCommand = {
  name: 'identify',
  usage,
  does: 'names the faces of photos after a folder of people',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, {
      people: { type: 'string' },
      annotate: { type: 'string' },
      json: { type: 'boolean' },
      ...engineOption,
    });
    const { people, annotate } = values;
    if (people === undefined || positionals.length === 0) {
      throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    }
    const results = await withEngine(values.engine, async (engine) => {
      const gallery = await enrolFolder(engine, people);
      const named: Named[] = [];
      for (const [index, path] of positionals.entries()) {
        progress(index, positionals.length, 'Looking at photo');
        named.push(await nameFaces(engine, gallery, path, annotate));
      }
      progress(positionals.length, positionals.length, '');
      return named;
    });
    if (values.json) printJson(results);
    else for (const result of results) tell(result);
    return 0;
  },
};

interface Named {
  photo: string;
  faces: { box: Box; person: string | null; certainty: Match['certainty']; distance: number | null }[];
}

async function nameFaces(engine: CliEngine, gallery: Gallery, path: string, out: string | undefined): Promise<Named> {
  const photo = await engine.read(path);
  const sightings = await engine.recognizer.look(photo, 'many');
  const matches = match(sightings, gallery, engine.recognizer);
  if (out !== undefined) await saveAnnotated(photo, sightings, matches, join(out, annotatedName(path)));
  return {
    photo: path,
    faces: matches.map((found, index) => ({
      box: boxOf(sightings[index]!.box),
      person: nameOf(found),
      certainty: found.certainty,
      distance: Number.isFinite(found.distance) ? round(found.distance, 4) : null,
    })),
  };
}

/** Who it is, or for an unsure face who it may be. */
function nameOf(found: Match): string | null {
  if (found.certainty === 'known') return found.person;
  return found.certainty === 'unsure' ? (found.candidates[0]?.person ?? null) : null;
}

async function saveAnnotated(
  photo: Photo,
  sightings: readonly Sighting[],
  matches: readonly Match[],
  path: string,
): Promise<void> {
  const marks = matches.map((found, index): Annotation => {
    const { box } = sightings[index]!;
    const number = index + 1;
    if (found.certainty === 'known') return { certainty: 'known', box, number, name: found.person };
    return found.certainty === 'unsure' ? { certainty: 'unsure', box, number } : { certainty: 'unknown', box };
  });
  const picture = await annotate(photo, marks);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, picture);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The photo's name; annotated pictures are JPEG whatever the photo was. */
function annotatedName(path: string): string {
  return `${basename(path, extname(path))}.jpg`;
}

function tell({ photo, faces }: Named): void {
  print(`${photo}: ${faces.length} ${faces.length === 1 ? 'face' : 'faces'}`);
  for (const [index, { box, person, certainty, distance }] of faces.entries()) {
    const who = certainty === 'known' ? person : certainty === 'unsure' ? `perhaps ${person}` : 'nobody known';
    const far = distance === null ? '' : ` (distance ${distance.toFixed(3)})`;
    print(`  ${index + 1}. at ${box.x}, ${box.y}: ${who}${far}`);
  }
}
