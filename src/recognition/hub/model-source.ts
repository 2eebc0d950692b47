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
