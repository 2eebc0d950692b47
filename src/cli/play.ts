import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { loadConfig } from '../config.js';
import { createSamplePhotos } from '../demo/compose-photos.js';
import { UserError } from '../errors.js';
import { catalogues, createSay } from '../locales/say.js';
import { print, readArguments, warn, type CliCommand } from './cli-command.js';
import { engineNamed, engineOption, fileError } from './engine.js';
import { readAttachments } from './play/attachments.js';
import { linesOf, type Played } from './play/player.js';
import { groundOf, platforms, type PlatformName } from './play/open-ground.js';
import { isSpoken, playStory } from './play/play-story.js';
import { asObject, failuresOf, printed } from './play/printing.js';
import { readStory } from './play/read-story.js';
import { StoryError, type StoryFile } from './play/story.js';

const usage =
  'play FILE [--json] [--photos DIR] [--save DIR] [--language LANGUAGE] [--engine ENGINE] [--platform PLATFORM]';

const help = `Usage: rollcall ${usage}

Plays a story, a text file with one step a line, against the whole bot, and prints what everybody hears. The bot is a
process of its own with a store in a temporary folder; the clock is the story's, and nothing waits in real time.

  --json               one JSON object for each step, a line each
  --photos DIR         where photos and files are that the story names; beside the story otherwise
  --save DIR           keeps the files that the bot sends
  --language LANGUAGE  plays it in another language: ${Object.keys(catalogues).join(', ')}
  --engine ENGINE      recognises with face (the default), resnet-50 or onnx-face
  --platform PLATFORM  plays it on web (the browser chat, the default), telegram or discord

Exits 0 when every check holds, 1 when one does not, 2 when the file cannot be read.

  zone Europe/Berlin
  at 2026-11-30 08:55                        # also 09:10, +5m; every minute in between happens
  chat Biology 5b: Ms Rivera*, Ann, Bo       # * may administer it
  Ms Rivera @ Biology 5b > /class Biology 5b
  Ms Rivera @ Biology 5b ! No, all adults    # presses a button
  Ann > /register Ann Miller ann@x.org       # in the direct chat
  ? May I use your face                      # was heard since the step; ?! was not; /…/ is a pattern
  marks Biology 5b
  = Ann Miller: present
  restart                                    # kills the bot and starts it again

docs/stories/README.md has all of it.`;

/** A bug report, a page of the documentation and a test are the same thing: a transcript that runs. */
export const play: CliCommand = {
  name: 'play',
  usage,
  does: 'plays a story against the whole bot, and checks it',
  async run(args) {
    if (args.includes('--help') || args.includes('-h')) {
      print(help);
      return 0;
    }
    const { values, positionals } = readArguments(args, usage, {
      json: { type: 'boolean' },
      photos: { type: 'string' },
      save: { type: 'string' },
      language: { type: 'string' },
      platform: { type: 'string' },
      ...engineOption,
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    const { platform = 'web', language, json = false, save, photos = dirname(path) } = values;
    if (!isPlatform(platform)) throw new UserError('cli.usage', { usage: `--platform ${platforms.join(' | ')}` });
    if (language !== undefined && !isSpoken(language)) {
      throw new UserError('cli.usage', { usage: `--language ${Object.keys(catalogues).join(' | ')}` });
    }
    const engine = engineNamed(values.engine ?? 'face', loadConfig({}));
    const open = await groundOf(platform);
    if (!open) {
      warn(
        `Stories on ${platform} need packages/fake-${platform}, which is for development: npm ci and npm run build make it.`,
      );
      return 2;
    }
    const story = await read(path, [photos, dirname(path)]);
    if (!story) return 2;
    const played = playStory(story, { open, engine, logged, ...story, ...(language !== undefined && { language }) });
    try {
      return (await tell(story, played, { json, save })) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Nothing is wrong with the story: there is no model for it, or no room for its files.
      warn(createSay('en')(error.code, error.details));
      return 2;
    }
  },
};

function isPlatform(name: string): name is PlatformName {
  return platforms.some((one) => one === name);
}

interface ReadStory extends StoryFile {
  photos: ReadonlyMap<string, Uint8Array>;
}

/** Undefined where it cannot be read or makes no sense, which is said. */
async function read(path: string, folders: readonly string[]): Promise<ReadStory | undefined> {
  try {
    // Anything but UTF-8 is no story.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    const story = readStory(text);
    const samples = createSamplePhotos();
    return { ...story, photos: await readAttachments(story, folders, (name) => samples.photo(name)) };
  } catch (error) {
    if (error instanceof StoryError) warn(`${path}, line ${error.line}: ${error.reason}.`);
    else if (error instanceof TypeError) warn(`${path} is no text in UTF-8.`);
    else {
      const { code, details } = fileError(path, error);
      warn(createSay('en')(code, details));
    }
    return undefined;
  }
}

/** Prints every step when it is over; true where everything held. */
async function tell(
  story: StoryFile,
  steps: AsyncIterable<Played>,
  { json, save }: { json: boolean; save: string | undefined },
): Promise<boolean> {
  const failures: string[] = [];
  let marks: string[] = [];
  let checks = 0;
  for await (const played of steps) {
    if (played.marks) marks = linesOf(played.marks);
    if (json) print(JSON.stringify(asObject(played, story)));
    else print(printed(played, story));
    if (save !== undefined) await keep(played, save);
    checks += played.checks.length;
    failures.push(...failuresOf(played, marks, story));
  }
  for (const failure of failures) warn(`${failure}\n`);
  if (!json) print(summary(story.steps.length, checks, failures.length));
  return failures.length === 0;
}

function summary(steps: number, checks: number, failed: number): string {
  const told = `${steps} ${steps === 1 ? 'step' : 'steps'}, ${checks} ${checks === 1 ? 'check' : 'checks'}`;
  if (failed === 0) return `${told}: everything holds.`;
  return `${told}: ${failed} ${failed === 1 ? 'line does' : 'lines do'} not hold.`;
}

/** Files of the bot under their names; of several with one name, each later one has a number. */
async function keep({ heard }: Played, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of heard.flatMap(({ files }) => files)) {
    const { name: stem, ext } = parse(basename(name));
    for (let nth = 1; ; nth++) {
      const path = join(folder, nth === 1 ? `${stem}${ext}` : `${stem}-${nth}${ext}`);
      try {
        await writeFile(path, bytes, { flag: 'wx' });
        break;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw fileError(path, error);
      }
    }
  }
}

function logged(line: string): void {
  warn(`The bot logged: ${line}`);
}
