import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { classifierFiles, openClassifier } from '../recognition/labels/classifier.js';
import { print, printJson, readArguments, type CliCommand } from './cli-command.js';
import { tellDownload } from './engine.js';

const usage = 'models pull [--json]';

/** Fetches ahead of time what the settings name, and loads it once: whoever starts the bot later waits for nothing. */
export const models: CliCommand = {
  name: 'models',
  usage,
  does: 'downloads the model of resnet-50 and of PHOTO_CHECK ahead of time',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' } });
    if (positionals.join(' ') !== 'pull') throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    const { classifier: wanted, source, threads } = readConfig().recognizer;
    const classifier = await openClassifier(wanted, { threads, source, progress: tellDownload() });
    await classifier.close();
    const folder = join(source.localDir ?? source.cacheDir, wanted.model);
    const { files } = classifierFiles(wanted);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (values.json) printJson({ model: wanted.model, dtype: wanted.dtype, folder, bytes });
    else print(`${wanted.model} (${wanted.dtype}) is in ${folder}, ${(bytes / 1e6).toFixed(1)} MB, and loads.`);
    return 0;
  },
};
