/** Two processes that ask each other things: every call is answered, or fails with the other's end. */
import { AdapterError, UserError, type AdapterErrorCode, type ErrorDetails, type UserErrorCode } from '../../errors.js';

/** What one side can be asked; arguments and answers are data that a structured clone keeps. */
type Calls<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** A channel to the other process. */
export interface Wire {
  /** Never throws: that the other end has gone is told otherwise. */
  send(message: object): void;
  received(listener: (message: unknown) => void): void;
  gone(listener: () => void): void;
}

/** The other process is no more: whether it did what it was asked is not known. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
}

type Message =
  | { kind: 'call'; id: number; name: string; args: unknown[] }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; why: Why };
/** Which of the three kinds of failure it was: see errors.ts. */
type Why =
  | { refused: { platform: string; code: AdapterErrorCode } }
  | { expected: { code: UserErrorCode; details: ErrorDetails } }
  | { bug: string };

/** Answers the other side's calls with `mine`, and returns what calls `Theirs`. */
export function connectCalls<Theirs extends Calls<Theirs>>(channel: Wire, mine: Calls<object>): Theirs {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  let isGone = false;

  const send = (message: Message): void => {
    if (!isGone) channel.send(message);
  };

  async function answer({ id, name, args }: Message & { kind: 'call' }): Promise<void> {
    try {
      const handlers: Record<string, ((...args: unknown[]) => Promise<unknown>) | undefined> = { ...mine };
      const handler = handlers[name];
      if (!handler) throw new Error(`nothing answers to ${name}`);
      send({ kind: 'answer', id, value: await handler(...args) });
    } catch (error) {
      send({ kind: 'failure', id, why: whyOf(error) });
    }
  }

  channel.received((received) => {
    // Only the other end of this very channel writes to it.
    const message = received as Message;
    if (message.kind === 'call') {
      void answer(message);
      return;
    }
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') caller?.resolve(message.value);
    else caller?.reject(errorOf(message.why));
  });
  channel.gone(() => {
    isGone = true;
    for (const { reject } of waiting.values()) reject(new ProcessGone('the other process has ended'));
    waiting.clear();
  });

  const call = (name: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isGone) {
        reject(new ProcessGone('the other process has ended'));
        return;
      }
      const id = ++calls;
      waiting.set(id, { resolve, reject });
      send({ kind: 'call', id, name, args });
    });
  // A name becomes a call: `Theirs` says which there are.
  return new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          call(String(name), args),
    },
  ) as Theirs;
}

function whyOf(error: unknown): Why {
  if (error instanceof AdapterError) return { refused: { platform: error.platform, code: error.code } };
  if (error instanceof UserError) return { expected: { code: error.code, details: error.details } };
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function errorOf(why: Why): Error {
  if ('refused' in why) return new AdapterError(why.refused.platform, why.refused.code);
  return 'expected' in why ? new UserError(why.expected.code, why.expected.details) : new Error(why.bug);
}
