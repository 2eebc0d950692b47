import { UserError } from '../errors.js';
import { mergeTemplate } from '../recognition/gallery.js';
import type { Recognizer, Sighting } from '../recognition/recognizer.js';
import { verify } from '../recognition/match.js';
import { print, printJson, readArguments, type CliCommand, round } from './cli-command.js';
import { engineOption, withEngine, type CliEngine } from './engine.js';

const usage = 'compare A B [--engine ENGINE] [--json]';
const words = { yes: 'the same person', unsure: 'perhaps the same person', no: 'not the same person' } as const;

/** The distance between the largest faces of two photos, and what it means. */
export const compare: CliCommand = {
  name: 'compare',
  usage,
  does: 'tells whether two photos show the same person',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' }, ...engineOption });
    const [a, b] = positionals;
    if (a === undefined || b === undefined || positionals.length > 2) {
      throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    }
    await withEngine(values.engine, async (engine) => {
      const one = await largestFace(engine, a);
      const other = await largestFace(engine, b);
      const { recognizer } = engine;
      const { distance, same } = verify(mergeTemplate(recognizer, [one.descriptor]), other, recognizer);
      const { known, unsure } = recognizer.thresholds;
      if (values.json) printJson({ distance: round(distance, 4), same });
      else {
        const what = wordsFor(recognizer, same, one, other);
        print(`${what} (distance ${round(distance, 3)}; known up to ${known}, unsure up to ${unsure})`);
      }
    });
    return 0;
  },
};

/** Of labels only that they are alike can be said. */
function wordsFor(recognizer: Recognizer, same: keyof typeof words, one: Sighting, other: Sighting): string {
  const [a, b] = [one, other].map(({ descriptor }) => recognizer.labelOf(descriptor)?.text);
  if (a === undefined || b === undefined) return words[same];
  return `${a === b ? 'the same label' : 'different labels'}, “${a}” and “${b}”`;
}

async function largestFace({ recognizer, read }: CliEngine, path: string): Promise<Sighting> {
  const [largest] = await recognizer.look(await read(path), 'many');
  if (!largest) throw new UserError('cli.no-face', { path });
  return largest;
}
