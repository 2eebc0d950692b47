/** sendMessage, sendPhoto, sendDocument, sendMediaGroup. */
import { flagOf, textOf, type ApiCall } from './api-call.js';
import { chatOf, repliedOf, threadOf } from './chat-access.js';
import { albumOf, readMedia, type MediaKind } from './input-media.js';
import { markupOf, type Markup } from './markup.js';
import type { Inside, Method, Methods } from './method.js';
import { captionOf, messageText } from './outgoing-text.js';
import type { Formatted } from './parse-html.js';
import { threadFields } from './threads.js';
import { showPost, type Chat, type Draft, type Post } from './world.js';
import type { WireMessage } from './wire.js';

const toAll =
  'business_connection_id chat_id message_thread_id disable_notification protect_content message_effect_id ' +
  'allow_paid_broadcast reply_parameters reply_to_message_id allow_sending_without_reply';
const toOne = `${toAll} reply_markup`;
const captioned = 'caption parse_mode caption_entities';

interface Place {
  chat: Chat;
  replyTo: Post | undefined;
  markup: Markup;
  fields: Draft;
}

/** Throws ApiError where the message cannot go. */
function placeOf(call: ApiCall, { world, log }: Inside): Place {
  const markup = markupOf(call, (what) => log.violations.push(`${call.method}: ${what}`));
  const chat = chatOf(world, textOf(call, 'chat_id'), 'write');
  const topic = threadOf(call, chat);
  const replyTo = repliedOf(world, call, chat);
  const sender = chat.wire.type === 'channel' ? { sender_chat: chat.wire } : { from: world.bot.user };
  return {
    chat,
    replyTo,
    markup,
    fields: {
      ...sender,
      ...threadFields(chat, topic, replyTo),
      ...(flagOf(call, 'protect_content') && { has_protected_content: true }),
    },
  };
}

function send({ world }: Inside, { chat, replyTo, markup, fields }: Place, content: Draft): WireMessage {
  const draft = { ...fields, ...content, ...(markup.inline && { reply_markup: markup.inline }) };
  const post = world.post(chat, draft, { replyTo, byBot: true });
  if (markup.other) post.markup = markup.other;
  return showPost(post);
}

export function captionFields({ text, entities }: Formatted): Pick<WireMessage, 'caption' | 'caption_entities'> {
  return { ...(text !== '' && { caption: text }), ...(entities.length > 0 && { caption_entities: entities }) };
}

export function textFields({ text, entities }: Formatted): Pick<WireMessage, 'text' | 'entities'> {
  return { text, ...(entities.length > 0 && { entities }) };
}

function sendFile(kind: MediaKind, more: string): Method {
  return {
    knows: `${toOne} ${captioned} ${kind} ${more}`,
    async run(call, inside) {
      const caption = captionOf(call);
      const media = await readMedia(call, kind, kind, textOf(call, kind), inside);
      return send(inside, placeOf(call, inside), { ...media, ...captionFields(caption) });
    },
  };
}

export const sendMethods: Methods = {
  sendMessage: {
    knows: `${toOne} text parse_mode entities link_preview_options disable_web_page_preview`,
    run: (call, inside) => {
      const text = messageText(call);
      return send(inside, placeOf(call, inside), textFields(text));
    },
  },
  sendPhoto: sendFile('photo', 'show_caption_above_media has_spoiler'),
  sendDocument: sendFile('document', 'thumbnail disable_content_type_detection'),
  sendMediaGroup: {
    knows: `${toAll} media`,
    async run(call, inside) {
      const items = await albumOf(call, inside);
      const place = placeOf(call, inside);
      const album = items.length > 1 ? { media_group_id: String(inside.world.next() + 13_000_000_000_000_000) } : {};
      return items.map(({ caption, media }) => send(inside, place, { ...media, ...captionFields(caption), ...album }));
    },
  },
};
