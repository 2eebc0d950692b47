/** Rollcall's own engine, for bench/run: `node rollcall.js THREADS MODELS_DIR`. */
import '../../src/preload.js';
import { createGallery } from '../../src/recognition/gallery.js';
import { match } from '../../src/recognition/match.js';
import { openFaceRecognizer } from '../../src/recognition/open-recognizer.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import type { Expect } from '../../src/recognition/recognizer.js';
import { serveEngine } from '../serve-engine.js';

const [threads = '1', modelsDir = ''] = process.argv.slice(2);
const recognizer = openFaceRecognizer({ threads: Number(threads), thresholdShift: 0, modelsDir });
/** Those of .env.example. */
const limits = { maxBytes: 25e6, maxPixels: 60e6 };
/** What `match` asks of a face: tall enough for a certain name. */
const quality = { height: 100, sharpness: 100, brightness: 120, overall: 1 };

const look = async (jpeg: Uint8Array, expect: Expect) => {
  const sightings = await recognizer.look(await readPhoto(jpeg, limits), expect);
  return sightings.map(({ box }) => box);
};

serveEngine({
  lookAtSelfie: (jpeg) => look(jpeg, 'one'),
  lookAtClass: (jpeg) => look(jpeg, 'many'),
  name(faces, templates) {
    const gallery = createGallery(
      templates.map((descriptor, index) => ({ person: `person ${index}`, template: { descriptor, selfies: 1 } })),
    );
    const matches = match(
      faces.map((descriptor) => ({ descriptor, quality })),
      gallery,
      recognizer,
    );
    return matches.filter(({ certainty }) => certainty === 'known').length;
  },
});
process.on('disconnect', () => void recognizer.close());
