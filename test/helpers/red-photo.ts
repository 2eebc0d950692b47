/** A picture to be sent, where nobody looks at what it shows. */
import sharp from 'sharp';

/** A JPEG of 30 x 20 pixels. */
export const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
  .jpeg()
  .toBuffer();
