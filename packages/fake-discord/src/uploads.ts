/** Which files of a request belong to the message, and what is said about them. */
import type { Upload } from './attachments.js';
import type { MessageForm } from './message-form.js';
import { refuse, refuseField } from './refusal.js';
import type { Attachment } from './state.js';
import { keepUpload, typeOf } from './attachments.js';
import type { World } from './world.js';

/** A file of a multipart request; `index` is the n of `files[n]`. */
export interface RequestFile extends Upload {
  index: string;
}

const maxFiles = 10;

function checkSizes(world: World, files: readonly RequestFile[]) {
  if (files.length > maxFiles) throw refuse('tooManyAttachments');
  if (files.some(({ bytes }) => bytes.length > world.attachmentLimit)) throw refuse('tooLarge');
}

/** The new attachments of a message. Without a list of them every file is one; with one, only those it names. */
export async function keepFiles(
  world: World,
  channel: string,
  listed: MessageForm['attachments'],
  files: readonly RequestFile[],
  isEdit: boolean,
): Promise<Attachment[]> {
  checkSizes(world, files);
  const kept: Attachment[] = [];
  for (const file of files) {
    const entry = listed?.find(({ id }) => id === file.index);
    if (isEdit && listed && !entry) {
      world.violations.push(`files[${file.index}] is not in the list of attachments, so an edit drops it`);
      continue;
    }
    const filename = entry?.filename ?? file.filename;
    const description = entry?.description;
    const type = typeOf(filename);
    kept.push(
      await keepUpload(world, channel, {
        filename,
        bytes: file.bytes,
        type,
        ...(description != null && { description }),
      }),
    );
  }
  return kept;
}

/** Every entry of the list names a file of the request, or (in an edit) one that the message has. */
export function checkListed(
  listed: MessageForm['attachments'],
  files: readonly RequestFile[],
  there: readonly Attachment[],
  under: readonly string[],
) {
  (listed ?? []).forEach(({ id }, i) => {
    if (!files.some(({ index }) => index === id) && !there.some((attachment) => attachment.id === id))
      throw refuseField([...under, 'attachments', i], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  });
}
