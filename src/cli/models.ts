import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { UserError } from '../errors.js';
import { classifierFiles } from '../recognition/labels/classifier.js';
import { openRecognition, type EngineName } from '../recognition/open-recognizer.js';
import { print, printJson, readArguments, type CliCommand } from './cli-command.js';
import { engineNamed, engineOption, tellDownload } from './engine.js';

const usage = 'models pull [--engine ENGINE] [--json]';

/** Fetches ahead of time what the settings need, and loads it once: whoever starts the bot later waits for nothing. */
export const models: CliCommand = {
  name: 'models',
  usage,
  does: 'downloads the models that the settings need, or else that of resnet-50, ahead of time',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' }, ...engineOption });
    if (positionals.join(' ') !== 'pull') throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    const config = readConfig();
    const named = values.engine === undefined ? neededModels(config) : [engineNamed(values.engine, config)];
    // Nothing needs one yet: then it is the one that most would want.
    const wanted: readonly EngineName[] = named.length > 0 ? named : ['resnet-50'];
    const pulled: Pulled[] = [];
    for (const engine of wanted) pulled.push(await pullModels(engine, config));
    if (values.json) printJson(pulled);
    else
      for (const one of pulled)
        print(`${one.engine}: ${(one.bytes / 1e6).toFixed(1)} MB in ${one.folder}, and it loads.`);
    return 0;
  },
};

export interface Pulled {
  /** What is there now, in bytes, and below which folder. */
  engine: EngineName;
  folder: string;
  files: string[];
  bytes: number;
}

/** The engines whose models are not part of this package. */
export function neededModels({ recognizer: { engines, photoCheck } }: Config): EngineName[] {
  return [...new Set([...engines, ...(photoCheck ? (['resnet-50'] as const) : [])])].filter((name) => name !== 'face');
}

/** Downloads what is missing, and loads it once. Throws the UserErrors `model.*`. */
export async function pullModels(engine: EngineName, { recognizer: settings }: Config): Promise<Pulled> {
  const only = { ...settings, engines: [engine], photoCheck: false };
  const { recognizer } = await openRecognition(only, { progress: tellDownload(), without: () => undefined });
  await recognizer.close();
  const folder = settings.source.localDir ?? settings.source.cacheDir;
  const files = filesOf(engine, settings);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return { engine, folder, files, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function filesOf(engine: EngineName, { classifier, onnxFace }: Config['recognizer']): string[] {
  if (engine === 'face') return [];
  if (engine === 'onnx-face') return [onnxFace.detector, onnxFace.embedder];
  const { model, files } = classifierFiles(classifier);
  return files.map((file) => join(model, file));
}
