import { UserError } from '../../errors.js';
import { download, DownloadError } from './download.js';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A model as a hub names it (`owner/name`), and the files of it that are needed. */
export interface WantedModel {
  model: string;
  files: readonly string[];
}

/**
 * The folder under which `{model}/{file}` is there for every file: the local one, or the cache, to which what is missing
 * is downloaded. What is in the cache already asks no hub. Throws UserError `model.unavailable` with what was tried.
 */
export async function findModel(
  { model, files }: WantedModel,
  source: ModelSource,
  progress: Progress,
): Promise<string> {
  const folder = resolve(source.localDir ?? source.cacheDir);
  for (const file of files) {
    const path = join(folder, model, file);
    if (existsSync(path)) continue;
    const wanted = { model, file, path: folder, host: source.endpoint, seconds: Math.ceil(source.patience / 1000) };
    if (source.localDir !== undefined) throw new UserError('model.unavailable', { ...wanted, why: 'local' });
    try {
      await download(`${source.endpoint.replace(/\/+$/, '')}/${model}/resolve/main/${file}`, path, {
        patience: source.patience,
        progress: (loaded, total) => progress({ model, file, loaded, total }),
      });
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      throw new UserError('model.unavailable', { ...wanted, why: error.fault });
    }
  }
  return folder;
}

/** Whether all of a model is there already, so that no hub will be asked. */
export function isModelHere({ model, files }: WantedModel, { localDir, cacheDir }: ModelSource): boolean {
  return files.every((file) => existsSync(join(localDir ?? cacheDir, model, file)));
}

/** Where models come from that are not in this package. */
export interface ModelSource {
  /** A model hub, or a mirror of one: `https://huggingface.co`. */
  endpoint: string;
  /** A folder that holds models as the hub names them, for machines without a hub: then nothing is downloaded. */
  localDir?: string | undefined;
  /** Where downloads are kept, in the same layout. */
  cacheDir: string;
  /** Milliseconds without a byte after which a hub is given up. */
  patience: number;
}

/** Bytes of one file so far; `total` where the hub says it. */
export interface Download {
  model: string;
  file: string;
  loaded: number;
  total?: number | undefined;
}
export type Progress = (download: Download) => void;
