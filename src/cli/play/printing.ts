/** A played step, for people to read: who heard what, where, and what of the checks held. */
import type { HeardInStory } from './ground.js';
import { linesOf, type Played } from './player.js';
import type { StoryFile } from './story.js';
import { showTime } from './story-time.js';

/** Columns before what was heard: line numbers of three digits, and a space. */
const margin = ' '.repeat(4);

/** The whole of a step, without a line break at its end. */
export function printed(played: Played, story: StoryFile): string {
  const { step, heard, checks, marks, failed } = played;
  return [
    `${String(step.line).padStart(3)} ${step.source}`,
    ...heard.map((one) => printedHeard(one, story, step.does.kind === 'at')),
    ...(marks ? [block(linesOf(marks).join('\n'), '  ')] : []),
    ...(failed === undefined ? [] : [`${margin}✗ ${failed}`]),
    ...checks.map(({ line, source, ok, skipped }) => {
      const sign = skipped ? '–' : ok ? '✓' : '✗';
      return `${String(line).padStart(3)} ${sign} ${source}${skipped ? '   (skipped: a pattern in English)' : ''}`;
    }),
    '',
  ].join('\n');
}

function printedHeard(heard: HeardInStory, story: StoryFile, withTime: boolean): string {
  const { text, buttons, picture, files, edited, at } = heard;
  const time = withTime ? `${showTime(at, story.zone).slice(-5)}  ` : '';
  return [
    `${margin}${time}${toWhom(heard, story)}${edited ? ' (changed)' : ''}`,
    ...(picture ? [block(`[picture ${picture.name}] ${picture.alt}`, '  │ ')] : []),
    block(text, '  │ '),
    ...files.map(({ name, bytes }) => block(`[file ${name}, ${bytes.length} bytes]`, '  │ ')),
    ...(buttons.length > 0 ? [block(buttons.map((label) => `[${label}]`).join(' '), '  │ ')] : []),
  ].join('\n');
}

/** `Biology 5b → everybody`, `Biology 5b → Ann alone`, `Ann’s direct chat`. */
function toWhom({ to, chat, private: isPrivate }: HeardInStory, { chats }: StoryFile): string {
  const isGroup = chats.some(({ title }) => title === chat);
  if (!isGroup) return `${chat}, in the direct chat`;
  if (!isPrivate) return `${chat}, everybody`;
  return to.length > 0 ? `${to.join(', ')} alone, in ${chat}` : `nobody, in ${chat}`;
}

function block(text: string, before: string): string {
  return text
    .split('\n')
    .map((line) => `${margin}${before}${line}`.trimEnd())
    .join('\n');
}

/** One object, as `--json` has it. */
export function asObject({ step, at, heard, checks, marks, failed }: Played, { zone }: StoryFile): object {
  return {
    line: step.line,
    at: showTime(at, zone),
    heard: heard.map(({ to, chat, private: isPrivate, edited, text, buttons, picture, files, at: heardAt }) => ({
      ...{ to, chat, private: isPrivate, edited, text, buttons, picture: picture?.name ?? null },
      files: files.map(({ name }) => name),
      at: showTime(heardAt, zone),
    })),
    ...(marks && { session: marks.session, marks: marks.marks }),
    checks: [
      ...(failed === undefined ? [] : [{ line: step.line, ok: false, reason: failed }]),
      ...checks.map(({ line, ok, skipped }) => ({ line, ok, ...(skipped && { skipped }) })),
    ],
  };
}

/** What did not hold, each with its line and what was heard (or marked) instead. `marks` are the lines of the last ones. */
export function failuresOf(
  { step, told, checks, failed }: Played,
  marks: readonly string[],
  story: StoryFile,
): string[] {
  const heard = told.map((one) => printedHeard(one, story, false));
  const what = heard.length > 0 ? ['Heard:', ...heard] : ['Nothing was heard.'];
  const marked = marks.length > 0 ? ['Marked:', block(marks.join('\n'), '')] : ['There were no marks before.'];
  return [
    ...(failed === undefined ? [] : [`line ${step.line}: ${step.source}\n${margin}${failed}`]),
    ...checks
      .filter(({ ok }) => !ok)
      .map(({ line, source }) => [`line ${line}: ${source}`, ...(source.startsWith('=') ? marked : what)].join('\n')),
  ];
}
