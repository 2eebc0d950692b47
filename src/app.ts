/** The one door: every event goes through `handle`, and this is the only catch-all. */
import { parsePress } from './chat/buttons.js';
import { commandNamed, parseCommand, type Command } from './chat/commands.js';
import type {
  BotArrived,
  ButtonPressed,
  ChatMoved,
  FromSomebody,
  Incoming,
  MessageReceived,
  TimerFired,
} from './chat/event.js';
import type { Log } from './chat/log.js';
import { AdapterError, isWorthRetrying, UserError } from './errors.js';
import type { CommandHandler, Flow, Turn } from './flows/flow.js';
import type { Rooms } from './flows/rooms.js';
import { createTurn } from './flows/turn.js';

export interface App {
  /**
   * Finds the flow and lets it work. Rejects only with an AdapterError that is worth another try (`rate-limited`,
   * `network`); everything else is answered or logged here.
   */
  handle(event: Incoming): Promise<void>;
  /** Tells whoever caused an event that it came to nothing, and under which id an operator finds it. Never rejects. */
  apologise(event: Incoming, id: string): Promise<void>;
}

export function createApp(rooms: Rooms, flows: readonly Flow[], log: Log): App {
  /** One flow's failure keeps no other from its turn. Nothing is tried again: the next minute's timer does that. */
  async function handleTimer(event: TimerFired): Promise<void> {
    for (const flow of flows) {
      try {
        await flow.timers?.[event.timer]?.(rooms, event);
      } catch (error) {
        note(event, error);
      }
    }
  }

  async function handleMessage(turn: Turn<MessageReceived>): Promise<void> {
    const { chat, sender, text, photos } = turn.event;
    const command = parseCommand(text);
    if (command) return runCommand(turn, command);
    const talk = await rooms.talks.get(chat.id, sender.account);
    const goOn = talk && find(flows, (flow) => flow.talks?.[talk.flow]);
    if (goOn) return goOn(turn, talk);
    // In a class's chat people talk to each other; only what is addressed to the bot is answered.
    if (chat.kind === 'group') {
      if (photos.length > 0) for (const flow of flows) await flow.overheard?.(turn);
      return;
    }
    const selfie = find(flows, (flow) => flow.selfie);
    if (photos.length > 0 && selfie) return selfie(turn);
    await turn.answer({ text: turn.say('app.hint') });
  }

  // The table is keyed by the command's own name, which the type system cannot follow through the union.
  const handlerOf = ({ name }: Command) =>
    find(flows, (flow) => flow.commands?.[name]) as CommandHandler<Command['name']> | undefined;

  /** A button that opened the direct chat may have named the command that belongs there. */
  function meantBy(command: Command): Command {
    const meant = command.name === 'start' ? commandNamed(command.payload) : undefined;
    return meant && handlerOf(meant)?.place === 'direct' ? meant : command;
  }

  async function runCommand(turn: Turn<MessageReceived>, given: Command): Promise<void> {
    const command = turn.event.chat.kind === 'direct' ? meantBy(given) : given;
    const handler = handlerOf(command);
    if (!handler) throw new UserError('command.unknown', { command: `/${command.name}` });
    if (handler.place === 'direct' && turn.event.chat.kind !== 'direct')
      throw new UserError('rights.direct-only', { start: command.name });
    if (handler.place === 'group' && turn.event.chat.kind !== 'group') throw new UserError('rights.class-only');
    return handler.run(turn, command);
  }

  async function handlePress(turn: Turn<ButtonPressed>): Promise<void> {
    const { verb, args } = parsePress(turn.event.data);
    const press = find(flows, (flow) => flow.presses?.[verb]);
    if (!press) throw new UserError('button.stale');
    return press(turn, args);
  }

  async function handleHappening(event: BotArrived | ChatMoved): Promise<void> {
    for (const { happenings } of flows) {
      if (event.kind === 'arrived') await happenings?.arrived?.(await createTurn(rooms, event));
      else await happenings?.moved?.(await createTurn(rooms, event));
    }
  }

  /** Logs what was not expected; the id of a bug is what people are told. */
  function note(event: Incoming, error: unknown): string | undefined {
    if (error instanceof UserError) return undefined;
    if (error instanceof AdapterError) {
      log.warn({ event: event.id, platform: error.platform, code: error.code }, 'the platform refused');
      return undefined;
    }
    const bug = rooms.idFrom(event.id, 'bug');
    log.error({ err: error, bug, event: event.id, kind: event.kind }, 'a bug');
    return bug;
  }

  /** What went wrong is said to whoever caused it. That may fail as well, and then only the log knows. */
  async function explain(event: FromSomebody, error: unknown): Promise<void> {
    if (isWorthRetrying(error)) throw error;
    const bug = note(event, error);
    if (error instanceof UserError) {
      const { start } = error.details;
      await tell(event, (say) => say(error.code, error.details), start === undefined ? undefined : String(start));
    }
    if (error instanceof AdapterError && error.missing)
      await tell(event, (say) => say('rights.bot', { ...error.missing }));
    if (bug !== undefined) await tell(event, (say) => say('app.bug', { id: bug }));
  }

  /** Under a key of its own: what was answered before it went wrong is another message. */
  async function tell(event: FromSomebody, text: (say: Turn['say']) => string, start?: string): Promise<void> {
    const turn = await createTurn(rooms, event, `${event.id}:failed`);
    await turn.toast(text(turn.say), start);
  }

  async function apologise(event: Incoming, id: string): Promise<void> {
    if (event.kind !== 'message' && event.kind !== 'button') return;
    await tell(event, (say) => say('app.bug', { id })).catch((error: unknown) => unsaid(event, error));
  }

  function unsaid(event: Incoming, error: unknown): void {
    log.error({ err: error, event: event.id }, 'could not say what went wrong');
  }

  async function handle(event: Incoming): Promise<void> {
    if (event.kind === 'timer') return handleTimer(event);
    try {
      if (event.kind === 'message') await handleMessage(await createTurn(rooms, event));
      else if (event.kind === 'button') await handlePress(await createTurn(rooms, event));
      else await handleHappening(event);
    } catch (error) {
      await explain(event, error).catch((failure: unknown) => {
        if (isWorthRetrying(failure)) throw failure;
        unsaid(event, failure);
      });
    }
    if (event.kind === 'message' || event.kind === 'button') await rooms.messenger.settle(event);
  }

  return { handle, apologise };
}

function find<T>(flows: readonly Flow[], pick: (flow: Flow) => T | undefined): T | undefined {
  for (const flow of flows) {
    const found = pick(flow);
    if (found !== undefined) return found;
  }
  return undefined;
}
