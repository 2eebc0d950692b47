/** What the bot did: every call with its outcome, and what people saw of it. */
import type { ApiCall } from './api-call.js';
import type { Failure } from './failures.js';
import type { FileShelf } from './file-shelf.js';
import { showPost, type Chat, type Post } from './world.js';
import type { WireButton, WireMessage } from './wire.js';

export interface CallRecord {
  method: string;
  /** All of them as text, as they came; files by the names of their fields. */
  params: Record<string, string>;
  files: Record<string, Buffer>;
  /** Milliseconds UTC. */
  at: number;
  /** One of them is there once the call was answered; neither where it was lost on the way. */
  result?: unknown;
  error?: { code: number; description: string };
  /** What was made to go wrong with it; with `drop-after` it took effect, and the bot was not told. */
  failure?: Failure;
}

export interface Toast {
  /** The user's id. */
  to: number;
  chat: number;
  message: number;
  text: string;
  url: string;
  alert: boolean;
  /** In the same order as messages and their edits. */
  at: number;
}

export interface Action {
  chat: number;
  action: string;
  thread?: number;
  at: number;
}

/** A message as people see it now. */
export interface Seen {
  id: number;
  /** The name of the account that wrote it. */
  from: string;
  byBot: boolean;
  /** The text or the caption. */
  text: string;
  photo?: Buffer;
  document?: { name: string; bytes: Buffer };
  buttons: WireButton[][];
  /** Emoji that the bot put under it. */
  reactions: string[];
  replyTo?: number;
  thread?: number;
  asksForReply: boolean;
  edited: boolean;
  /** Counts sendings, edits and toasts over all chats. */
  at: number;
  wire: WireMessage;
}

export interface Log {
  calls: CallRecord[];
  toasts: Toast[];
  actions: Action[];
  /** What the real server lets pass, but nobody should send. */
  violations: string[];
}

export function createLog(): Log {
  return { calls: [], toasts: [], actions: [], violations: [] };
}

export function startRecord(record: Log, call: ApiCall, at: number): CallRecord {
  const files = Object.fromEntries([...call.files].map(([name, { bytes }]) => [name, bytes]));
  const kept: CallRecord = { method: call.method, params: Object.fromEntries(call.params), files, at };
  record.calls.push(kept);
  return kept;
}

/** In the order they were sent; deleted ones are gone. */
export function seenIn(chat: Chat, files: FileShelf): Seen[] {
  return [...chat.posts.values()].filter(({ deleted }) => !deleted).map((post) => see(post, files));
}

function see(post: Post, files: FileShelf): Seen {
  const { wire, replyTo } = post;
  const largest = wire.photo?.at(-1);
  return {
    id: wire.message_id,
    from: wire.sender_chat?.title ?? wire.from?.first_name ?? wire.chat.title ?? '',
    byBot: post.byBot,
    text: wire.text ?? wire.caption ?? '',
    ...(largest && { photo: files.bytesOf(largest.file_id) }),
    ...(wire.document && {
      document: { name: wire.document.file_name ?? '', bytes: files.bytesOf(wire.document.file_id) },
    }),
    buttons: wire.reply_markup?.inline_keyboard ?? [],
    reactions: post.reactions,
    ...(replyTo && !replyTo.deleted && { replyTo: replyTo.wire.message_id }),
    ...(wire.message_thread_id !== undefined && { thread: wire.message_thread_id }),
    asksForReply: post.markup === 'force_reply',
    edited: wire.edit_date !== undefined,
    at: post.at,
    wire: showPost(post),
  };
}
