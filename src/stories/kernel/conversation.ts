/** Guided conversations: what is asked over several messages. Each is declared once, and survives a restart in its middle. */
import type { z } from 'zod';
import type { ChatId } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Conversation } from './services.js';
import type { Context, Story } from './story.js';

/** What the state of a conversation may be; where it has steps, its schema tells them apart by `step`. */
type State = Conversation['state'];

export interface Guided<S extends State> {
  /**
   * Begins it, or moves it on, in place of whatever the account was in the middle of. The last thing a step does: an event
   * handled again after a crash then finds the conversation as it was. `lifetime` in milliseconds, where this step has its own.
   */
  set(context: Context, state: S, lifetime?: number): Promise<void>;
  /** Undefined where there is none or another one, and where it can no longer be read: then it is over. */
  read(context: Context): Promise<S | undefined>;
  /** Ends this conversation, and no other. `chat`: where it is not the event's. */
  end(context: Context, chat?: ChatId): Promise<void>;
  /** Whether the sender is in the middle of another one here. */
  isElsewhere(context: Context): Promise<boolean>;
  /** For `Story.conversations`. One that can no longer be read is over, and the sender gets UserError `conversation.lost`. */
  continuedBy(goOn: (context: Parameters<Continues>[0], state: S) => Promise<void>): Record<string, Continues>;
}
type Continues = NonNullable<Story['conversations']>[string];

/** `name` is stored, and nobody else's; `lifetime`: milliseconds for which an answer is waited for. */
export function conversation<S extends State>(name: string, schema: z.ZodType<S>, lifetime: number): Guided<S> {
  const current = ({ services, event }: Context, chat = event.chat.id) =>
    services.conversations.get(chat, event.sender.account);

  async function end(context: Context, chat = context.event.chat.id): Promise<void> {
    if ((await current(context, chat))?.name !== name) return;
    await context.services.conversations.end(chat, context.event.sender.account);
  }

  /** What another version wrote, or what is damaged, leads nowhere. */
  async function parse(context: Context, stored: State): Promise<S | undefined> {
    const { success, data } = schema.safeParse(stored);
    if (!success) await end(context);
    return data;
  }

  return {
    async set({ services, event }, state, wait = lifetime) {
      const until = services.now() + wait;
      await services.conversations.set(event.chat.id, event.sender.account, { name, state, until });
    },
    async read(context) {
      const found = await current(context);
      return found?.name === name ? parse(context, found.state) : undefined;
    },
    end,
    isElsewhere: async (context) => ((await current(context))?.name ?? name) !== name,
    continuedBy: (goOn) => ({
      async [name](context, stored) {
        const state = await parse(context, stored);
        if (!state) throw new UserError('conversation.lost');
        await goOn(context, state);
      },
    }),
  };
}
