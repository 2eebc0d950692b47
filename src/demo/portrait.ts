/** Head and shoulders cut out of a sample photo, and little of whatever is around them. */
import sharp from 'sharp';
import type { SampleFace } from './sample-faces.js';
import { readSample } from './sample-photos.js';

export interface Cut {
  /** Pixels of the result. */
  width: number;
  height: number;
  /** Pixels of the result that the face's box is tall. */
  faceHeight: number;
  /** Degrees clockwise. */
  roll: number;
}

/** Mean grey values of a face: below it the photo was taken in the dark, and the picture is made lighter. */
const lit = 118;
/** Between two steps nothing is to be lost, and nobody needs it small. */
const quickly = { compressionLevel: 1 };
/** Less colour, since the light of the samples is that of an evening out. */
const saturation = 0.85;

/** PNG. What lies beyond the photo's edge is the photo mirrored. */
export async function cutPortrait({ sample, box, lean }: SampleFace, cut: Cut): Promise<Buffer> {
  const photo = sharp(await readSample(sample));
  const { width, height } = await photo.metadata();
  const face = await photo
    .clone()
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .png(quickly)
    .toBuffer();
  const { channels } = await sharp(face).stats();
  const grey = channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;

  // A circle around the cut: enough to turn it in.
  const scale = box.height / cut.faceHeight;
  const side = 2 * Math.ceil((Math.hypot(cut.width, cut.height) * scale) / 2);
  const left = Math.round(box.x + box.width / 2 + lean * box.height - side / 2);
  const top = Math.round(box.y + box.height / 2 - side / 2);
  const inside = { left: Math.max(0, left), top: Math.max(0, top) };
  const right = Math.min(width, left + side);
  const bottom = Math.min(height, top + side);
  const around = await photo
    .extract({ ...inside, width: right - inside.left, height: bottom - inside.top })
    .png(quickly)
    .toBuffer();
  const square = await sharp(around)
    .extend({
      left: inside.left - left,
      top: inside.top - top,
      right: left + side - right,
      bottom: top + side - bottom,
      extendWith: 'mirror',
    })
    .toBuffer();
  const turned = await sharp(square)
    .resize(Math.round(side / scale))
    .rotate(cut.roll)
    .toBuffer({ resolveWithObject: true });
  return sharp(turned.data)
    .extract({
      left: Math.round((turned.info.width - cut.width) / 2),
      top: Math.round((turned.info.height - cut.height) / 2),
      width: cut.width,
      height: cut.height,
    })
    .modulate({ brightness: Math.max(1, Math.sqrt(lit / grey)), saturation })
    .png()
    .toBuffer();
}
