/** The one door: every event goes through `handle`, and this is the only catch-all. */
import { parsePress } from './chat/buttons.js';
import { readCommand, type TypedCommand } from './chat/commands.js';
import type {
  BotArrived,
  ButtonPressed,
  ChatMoved,
  FromSomebody,
  Incoming,
  MessageReceived,
  TimerFired,
} from './chat/event.js';
import type { Log } from './chat/ports.js';
import type { Apology, FailureNote } from './chat/verdict.js';
import { AdapterError, isWorthRetrying, StoreError, UserError } from './errors.js';
import { commandNamed, commandsOf } from './stories/kernel/menu.js';
import type { Context, Lists, Story } from './stories/kernel/story.js';
import type { Services } from './stories/kernel/services.js';
import { createContext } from './stories/kernel/context.js';
import { createLive } from './stories/live/live.js';
import { watch } from './stories/live/watch.js';

export interface App {
  /**
   * Finds the story and lets it work. Rejects with what is worth another try, a StoreError or an AdapterError
   * (`rate-limited`, `network`), and where the failure could not be noted; everything else is answered or logged here.
   */
  handle(event: Incoming, verdict?: FailureNote): Promise<void>;
  /** Shows at once whatever messages fell behind: for a clock that stands until somebody moves it. */
  showAll(): Promise<void>;
  /** Tells whoever caused an event that it came to nothing, and under which id an operator finds it. Never rejects. */
  apologise(event: Incoming, id: string): Promise<void>;
  /** Tells them that it is kept and will be done, though not now: the store cannot write. Never rejects. */
  askForPatience(event: Incoming): Promise<void>;
}

export function createApp(services: Services, stories: readonly Story[], log: Log): App {
  const commands = commandsOf(stories);
  const live = createLive(services, Object.assign({}, ...stories.map((story) => story.lists)) as Lists);

  /**
   * One story's failure does not stop the others, and is made up for by the next minute's timer. Where the store fails,
   * or was closed because the bot stops, it is the same for all, and no bug of any.
   */
  async function handleTimer(event: TimerFired, services: Services): Promise<void> {
    for (const story of stories) {
      try {
        await story.timers?.[event.timer]?.(services, event);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        note(event, error);
      }
    }
  }

  async function handleMessage(context: Context<MessageReceived>): Promise<void> {
    const { event, services } = context;
    const { chat, sender, text, photos } = event;
    const command = readCommand(text);
    if (command) return runCommand(context, command);
    const conversation = await services.conversations.get(chat.id, sender.account);
    const goOn = conversation && find(stories, (story) => story.conversations?.[conversation.name]);
    if (goOn) return goOn(context, conversation.state);
    // In a class's chat people talk to each other; only what is addressed to the bot is answered.
    if (chat.kind === 'group') {
      for (const story of stories) await (photos.length > 0 ? story.overheard : story.heard)?.(context);
      return;
    }
    const selfie = find(stories, (story) => story.selfie);
    if (photos.length > 0 && selfie) return selfie(context);
    const { consent } = (await services.people.of(sender.account)) ?? {};
    await context.reply({ text: context.say(consent?.to === 'no-face' ? 'app.hint.no-face' : 'app.hint') });
  }

  /** A button that opened the direct chat may have named the command that belongs there. */
  function meantBy(typed: TypedCommand): TypedCommand {
    const meant = typed.name === 'start' ? commands.find(({ name }) => name === typed.rest.trim()) : undefined;
    return meant?.where === 'direct' && meant.standsAlone ? { name: meant.name, rest: '' } : typed;
  }

  async function runCommand(context: Context<MessageReceived>, typed: TypedCommand): Promise<void> {
    const isDirect = context.event.chat.kind === 'direct';
    const { name, rest } = isDirect ? meantBy(typed) : typed;
    const command = commandNamed(commands, name);
    if (command.where === 'direct' && !isDirect) throw new UserError('rights.direct-only', { start: name });
    if (command.where === 'group' && isDirect) throw new UserError('rights.class-only');
    return command.run(context, rest);
  }

  async function handlePress(context: Context<ButtonPressed>): Promise<void> {
    const { verb, args } = parsePress(context.event.data);
    const press = find(stories, (story) => story.presses?.[verb]);
    if (!press) throw new UserError('button.stale');
    return press(context, args);
  }

  async function handleHappening(event: BotArrived | ChatMoved, services: Services): Promise<void> {
    for (const { happenings } of stories) {
      if (event.kind === 'arrived') await happenings?.arrived?.(await createContext(services, event));
      else await happenings?.moved?.(await createContext(services, event));
    }
  }

  /** Logs what was not expected; the id of a bug is what people are told. */
  function note(event: Incoming, error: unknown): string | undefined {
    if (error instanceof UserError) return undefined;
    if (error instanceof AdapterError) {
      log.warn({ event: event.id, platform: error.platform, code: error.code }, 'the platform refused');
      return undefined;
    }
    const bug = services.idFrom(event.id, 'bug');
    log.error({ err: error, bug, event: event.id, kind: event.kind }, 'unexpected error');
    return bug;
  }

  /** What is said of it to whoever caused the event; undefined where only the log needs to know. */
  function apologyFor(event: FromSomebody, error: unknown, say: Context['say']): Apology | undefined {
    const bug = note(event, error);
    if (error instanceof UserError) {
      const { start } = error.details;
      return { text: say(error.code, error.details), ...(start !== undefined && { start: String(start) }) };
    }
    if (error instanceof AdapterError) return error.missing && { text: say('rights.bot', { ...error.missing }) };
    return bug === undefined ? undefined : { text: say('app.bug', { id: bug }) };
  }

  /** A failure that is told before it is noted would be tried again after a restart, over what was done since. */
  async function fail(event: FromSomebody, error: unknown, verdict: FailureNote): Promise<void> {
    if (isForLater(error)) throw error;
    const { say } = await createContext(services, event);
    const apology = apologyFor(event, error, say);
    if (!apology) return;
    await verdict.note(apology);
    await tell(event, apology);
  }

  /** Under a key of its own: what was answered before it went wrong is another message. */
  async function tell(event: FromSomebody, { text, start }: Apology): Promise<void> {
    const context = await createContext(services, event, `${event.id}:failed`);
    try {
      await context.notify(text, start);
    } catch (error) {
      if (isForLater(error)) throw error;
      // Then only the log knows.
      unsaid(event, error);
    }
  }

  async function apologise(event: Incoming, id: string): Promise<void> {
    if (event.kind !== 'message' && event.kind !== 'button') return;
    try {
      const { say } = await createContext(services, event);
      await tell(event, { text: say('app.bug', { id }) });
    } catch (error) {
      unsaid(event, error);
    }
  }

  async function askForPatience(event: Incoming): Promise<void> {
    if (event.kind !== 'message' && event.kind !== 'button') return;
    try {
      const context = await createContext(services, event, `${event.id}:waits`);
      await context.notify(context.say('app.waits'));
    } catch (error) {
      // That it was said could not be noted either.
      if (!(error instanceof StoreError)) unsaid(event, error);
    }
  }

  function unsaid(event: Incoming, error: unknown): void {
    log.error({ err: error, event: event.id }, 'could not say what went wrong');
  }

  async function act(event: Incoming, services: Services): Promise<void> {
    if (event.kind === 'timer') await handleTimer(event, services);
    else if (event.kind === 'message') await handleMessage(await createContext(services, event));
    else if (event.kind === 'button') await handlePress(await createContext(services, event));
    else await handleHappening(event, services);
  }

  /** Also of what failed half-way: what it changed is changed. */
  async function actAloud(event: Incoming): Promise<void> {
    const watched = watch(services, event.kind !== 'timer');
    try {
      await act(event, watched.services);
    } finally {
      await live.follow(watched.changed).catch((error: unknown) => {
        if (isForLater(error)) throw error;
        note(event, error);
      });
    }
  }

  async function handle(event: Incoming, verdict: FailureNote = unnoted): Promise<void> {
    if (event.kind === 'timer') {
      await actAloud(event);
      await live.catchUp();
      return;
    }
    if (verdict.apology) await tell(event, verdict.apology);
    else await actAloud(event).catch((error: unknown) => fail(event, error, verdict));
    if (event.kind === 'message' || event.kind === 'button') await services.messenger.settle(event);
  }

  return { handle, showAll: () => live.catchUpAll(), apologise, askForPatience };
}

/** Whether the same event may fare better a little later; until then nobody is told that it failed. */
function isForLater(error: unknown): boolean {
  return isWorthRetrying(error) || error instanceof StoreError;
}

/** For events that no inbox keeps. */
const unnoted: FailureNote = { note: () => Promise.resolve() };

function find<T>(stories: readonly Story[], pick: (story: Story) => T | undefined): T | undefined {
  for (const story of stories) {
    const found = pick(story);
    if (found !== undefined) return found;
  }
  return undefined;
}
