import type { Recognizer, Sighting } from '../recognition/recognizer.js';
import { print, printJson, readArguments, type CliCommand, boxOf, round } from './cli-command.js';
import { engineOption, withEngine } from './engine.js';
import { UserError } from '../errors.js';

const usage = 'faces PHOTO [--engine ENGINE] [--json]';

/** Every face of a photo: where, how sure, how good, and where it looks. */
export const faces: CliCommand = {
  name: 'faces',
  usage,
  does: 'finds the faces of a photo',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' }, ...engineOption });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    await withEngine(values.engine, async ({ recognizer, read }) => {
      const photo = await read(path);
      const found = (await recognizer.look(photo, 'many')).map((one) => describe(one, recognizer));
      if (values.json) {
        printJson({ width: photo.width, height: photo.height, faces: found });
        return;
      }
      const [labelled] = found;
      if (labelled?.label !== undefined) {
        print(`${path}: ${photo.width} x ${photo.height}, “${labelled.label}”, score ${labelled.score}`);
        return;
      }
      print(`${path}: ${photo.width} x ${photo.height}, ${found.length} ${found.length === 1 ? 'face' : 'faces'}`);
      for (const [index, { box, score, quality, yaw }] of found.entries()) {
        print(
          `  ${index + 1}. ${box.height} px tall at ${box.x}, ${box.y}; score ${score}, quality ${quality}, yaw ${yaw}°`,
        );
      }
    });
    return 0;
  },
};

function describe({ box, score, quality, pose, descriptor }: Sighting, recognizer: Recognizer) {
  const label = recognizer.labelOf(descriptor);
  return {
    ...(label && { label: label.text }),
    box: boxOf(box),
    score: round(score, 3),
    quality: round(quality.overall, 3),
    yaw: round(pose.yaw, 1),
    pitch: round(pose.pitch, 1),
    roll: round(pose.roll, 1),
  };
}
