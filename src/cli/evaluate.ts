import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import type { EngineName } from '../recognition/open-recognizer.js';
import type { Sighting } from '../recognition/recognizer.js';
import { shiftThresholds } from '../recognition/thresholds.js';
import { print, printJson, progress, readArguments, type CliCommand, round } from './cli-command.js';
import { engineNamed, engineOption, fileError, withEngine, type CliEngine } from './engine.js';
import { enrolFolder } from './people-folder.js';
import { score, type Score } from './score.js';

const usage = 'evaluate --people DIR --photos DIR --truth FILE [--engine ENGINE] [--json]';

/** Photo name -> names of the enrolled people in it. */
const truthFile = z.record(z.string(), z.array(z.string()));

/** What is tried beside the configured threshold: so many twentieths of it more or less. */
const tried = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** How often names were right, wrong, asked for and missed, per threshold: this is how thresholds are justified. */
export const evaluate: CliCommand = {
  name: 'evaluate',
  usage,
  does: 'counts right and wrong names on photos whose truth is known',
  async run(args) {
    const { values } = readArguments(args, usage, {
      people: { type: 'string' },
      photos: { type: 'string' },
      truth: { type: 'string' },
      json: { type: 'boolean' },
      ...engineOption,
    });
    const { people, photos: folder, truth: truthPath } = values;
    if (people === undefined || folder === undefined || truthPath === undefined) {
      throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    }
    const truth = await readTruth(truthPath);
    const run = (engine: EngineName | undefined) =>
      withEngine(engine, (it) => evaluateOn(it, { people, folder, truth }));
    const result = await run(engineNamed(values.engine, readConfig()));
    // What another engine is worth shows beside the default one, on the same photos.
    const beside = result.engine === 'face' ? undefined : await run('face');
    if (values.json) printJson({ ...result, ...(beside && { beside }) });
    else {
      tell(result);
      if (beside) tell(beside);
    }
    return 0;
  },
};

interface Evaluated {
  engine: string;
  people: number;
  photos: number;
  faces: number;
  named: number;
  configured: Score;
  thresholds: Score[];
}

async function evaluateOn(
  { recognizer, read }: CliEngine,
  { people, folder, truth }: { people: string; folder: string; truth: z.infer<typeof truthFile> },
): Promise<Evaluated> {
  const gallery = await enrolFolder({ recognizer, read }, people);
  const looked: { sightings: Sighting[]; truth: string[] }[] = [];
  const entries = Object.entries(truth);
  for (const [index, [photo, names]] of entries.entries()) {
    progress(index, entries.length, 'Looking at photo');
    looked.push({ sightings: await recognizer.look(await read(join(folder, photo)), 'many'), truth: names });
  }
  progress(entries.length, entries.length, '');
  const { known } = recognizer.thresholds;
  const at = (by: number) => {
    const thresholds = shiftThresholds(recognizer.thresholds, by);
    return score(looked, gallery, { thresholds, distance: recognizer.distance.bind(recognizer) });
  };
  return {
    engine: recognizer.engine,
    people: gallery.size,
    photos: entries.length,
    faces: looked.reduce((sum, { sightings }) => sum + sightings.length, 0),
    named: entries.reduce((sum, [, names]) => sum + names.length, 0),
    configured: at(0),
    thresholds: tried.map((steps) => at(round((steps * known) / 20, 4))),
  };
}

async function readTruth(path: string): Promise<z.infer<typeof truthFile>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(path, error);
  }
  try {
    return truthFile.parse(JSON.parse(text));
  } catch {
    throw new UserError('cli.truth', { path, reason: 'it should be a JSON object, photo name -> list of names' });
  }
}

function tell(result: Evaluated): void {
  const { engine, people, photos, faces, named } = result;
  // Of whole photos there is one sighting each, however many people are in it.
  const seen = engine === 'resnet-50' ? `${faces} labels; ${named} times somebody enrolled is in one` : undefined;
  print(
    `${engine}: ${people} people enrolled; ${photos} photos with ${seen ?? `${faces} faces, ${named} of them of enrolled people`}`,
  );
  print('');
  print('threshold   right   wrong   asked  missed  strangers named  false names, 95%');
  for (const row of [...result.thresholds, result.configured]) {
    const mark = row === result.configured ? ' (configured)' : '';
    const [low, high] = row.falseNames;
    const cells = [row.right, row.wrong, row.asked, row.missed].map((count) => String(count).padStart(8));
    const interval = `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;
    print(
      `${row.known.toFixed(4).padStart(9)}${cells.join('')}${String(row.strangersNamed).padStart(17)}  ${interval}${mark}`,
    );
  }
}
