/** Everything that changes or deletes a message. */
import type { ApiCall } from './api-call.js';
import { badRequest } from './api-error.js';
import { postOf } from './chat-access.js';
import { inputMediaOf } from './input-media.js';
import { markupOf } from './markup.js';
import type { Inside, Methods } from './method.js';
import { captionOf, messageText } from './outgoing-text.js';
import { captionFields, textFields } from './send-methods.js';
import { showPost, type Post } from './world.js';
import type { WireMessage } from './wire.js';

const one = 'business_connection_id chat_id message_id inline_message_id reply_markup';
/** How long a message can be deleted for everyone, in seconds. */
const deletable = 48 * 60 * 60;

/** Throws ApiError where the bot cannot edit it. */
function editable(call: ApiCall, { world }: Inside): Post {
  const post = postOf(world, call, 'edit', 'message to edit');
  if (!post.byBot || post.markup !== undefined) throw badRequest("message can't be edited");
  return post;
}

type Content = Pick<WireMessage, 'text' | 'entities' | 'caption' | 'caption_entities' | 'photo' | 'document'>;

/** Puts the content, where given, and the buttons in place of what was there: no buttons are given means that they go. */
function change(call: ApiCall, inside: Inside, post: Post, content: Content | undefined, isNew = false): WireMessage {
  const { world, log } = inside;
  const { inline } = markupOf(call, (what) => log.violations.push(`${call.method}: ${what}`));
  const { wire } = post;
  const next: WireMessage = { ...wire };
  if (content) {
    for (const name of ['text', 'entities', 'caption', 'caption_entities', 'photo', 'document'] as const)
      Reflect.deleteProperty(next, name);
    Object.assign(next, content);
  }
  delete next.reply_markup;
  if (inline) next.reply_markup = inline;
  if (!isNew && JSON.stringify(comparable(next)) === JSON.stringify(comparable(wire)))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
        'and reply markup of the message',
    );
  if (content) next.edit_date = world.seconds();
  post.wire = next;
  post.at = world.next();
  return showPost(post);
}

function comparable({
  text,
  entities,
  caption,
  caption_entities,
  photo,
  document,
  reply_markup,
}: WireMessage): unknown {
  const files = [photo?.at(-1)?.file_unique_id, document?.file_unique_id];
  return [text, entities, caption, caption_entities, files, reply_markup];
}

export const editMethods: Methods = {
  editMessageText: {
    knows: `${one} text parse_mode entities link_preview_options disable_web_page_preview`,
    run(call, inside) {
      const text = messageText(call, true);
      const post = editable(call, inside);
      if (post.wire.text === undefined) throw badRequest('there is no text in the message to edit');
      return change(call, inside, post, textFields(text));
    },
  },
  editMessageCaption: {
    knows: `${one} caption parse_mode caption_entities show_caption_above_media`,
    run(call, inside) {
      const caption = captionOf(call);
      const post = editable(call, inside);
      const { photo, document } = post.wire;
      if (!photo && !document) throw badRequest('there is no caption in the message to edit');
      return change(call, inside, post, {
        ...(photo && { photo }),
        ...(document && { document }),
        ...captionFields(caption),
      });
    },
  },
  editMessageMedia: {
    knows: `${one} media`,
    async run(call, inside) {
      const { caption, media, uploaded } = await inputMediaOf(call, inside);
      const post = editable(call, inside);
      if (post.wire.media_group_id !== undefined && (post.wire.photo === undefined) !== (media.photo === undefined))
        throw badRequest("can't change media type in the album");
      return change(call, inside, post, { ...media, ...captionFields(caption) }, uploaded);
    },
  },
  editMessageReplyMarkup: {
    knows: one,
    run: (call, inside) => change(call, inside, editable(call, inside), undefined),
  },
  deleteMessage: {
    knows: 'chat_id message_id',
    run(call, { world }) {
      const post = postOf(world, call, 'write', 'message to delete');
      const { chat } = post;
      const admin = ['administrator', 'creator'].includes(world.statusOf(chat, world.bot));
      if (!post.byBot && chat.wire.type !== 'private' && !admin) throw badRequest("message can't be deleted");
      if (!admin && world.seconds() - post.wire.date > deletable)
        throw badRequest("message can't be deleted for everyone");
      post.deleted = true;
      return true;
    },
  },
};
