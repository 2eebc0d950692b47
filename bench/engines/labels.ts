/** The resnet-50 engine, for bench/labels: `node labels.js THREADS FOLDER MODEL DTYPE`. */
import '../../src/preload.js';
import { openClassifier, type Dtype } from '../../src/recognition/labels/classifier.js';
import { createLabelRecognizer } from '../../src/recognition/labels/label-recognizer.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import { labelThresholds } from '../../src/recognition/thresholds.js';
import { serveEngine } from '../serve-engine.js';

const [threads = '1', folder = '', model = '', dtype = 'q8'] = process.argv.slice(2);
const source = { endpoint: 'http://127.0.0.1:9', cacheDir: folder, localDir: folder, patience: 1000 };
const recognizer = createLabelRecognizer(
  await openClassifier(
    { model, dtype: dtype as Dtype }, // bench/labels asks for no other
    { threads: Number(threads), source, progress: () => undefined },
  ),
  labelThresholds,
);
/** Those of .env.example. */
const limits = { maxBytes: 25e6, maxPixels: 60e6 };

const look = async (jpeg: Uint8Array) => {
  const sightings = await recognizer.look(await readPhoto(jpeg, limits), 'one');
  return sightings.map(({ box }) => box);
};

serveEngine({ lookAtSelfie: look, lookAtClass: look, name: () => 0 });
process.on('disconnect', () => void recognizer.close());
