/** What Telegram accepts as a photo. */
import sharp from 'sharp';
import { badRequest, ApiError } from './api-error.js';

/** From the documentation of sendPhoto: bytes, width and height together in pixels, the one over the other. */
const limits = { bytes: 10 * 1024 * 1024, edges: 10_000, ratio: 20 };
const formats = ['jpeg', 'png', 'webp', 'gif'];

/** Throws ApiError where the real server refuses the upload. */
export async function checkPhoto(bytes: Buffer): Promise<void> {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > limits.bytes)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${limits.bytes} bytes`,
    );
  const { format, width, height } = await sharp(bytes)
    .metadata()
    .catch(() => {
      throw new ApiError(400, 'Bad Request: IMAGE_PROCESS_FAILED');
    });
  if (!formats.includes(format)) throw badRequest('IMAGE_PROCESS_FAILED');
  if (width + height > limits.edges || Math.max(width / height, height / width) > limits.ratio)
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
}
