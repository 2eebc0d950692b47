/** Structured logs of ids and counts. Nothing that names or identifies a person gets past here, whoever passes it in. */
import { pino, type DestinationStream, type Logger } from 'pino';

/** Fields that must never be written, wherever they stand. */
const secret = ['token', 'key', 'name', 'email', 'text', 'caption', 'title', 'descriptor', 'bytes', 'photos', 'sender'];

/** In free text of errors: emails, bot tokens (Telegram's and Discord's form), and long runs of base64 or hex. */
const telling =
  /[^\s@]+@[^\s@]+\.[^\s@]+|\b\d{6,}:[\w-]{30,}|\b[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|[A-Za-z0-9+/=_-]{40,}/g;

/** Longer messages are cut: an error that quotes a document must not carry it into the log. */
const longestMessage = 300;

function scrub(text: string): string {
  return text.replaceAll(telling, '[removed]').slice(0, longestMessage);
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  // The stack's first lines repeat the message; its frames are file names and lines.
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    message: scrub(error.message),
    at: frames.map((frame) => frame.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** To standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), remove: true },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}
