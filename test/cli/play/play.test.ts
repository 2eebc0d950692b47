import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { rollcall } from '../run-cli.js';
import { folder, objects, played, stories } from './played.js';

describe('a story of the documentation', async () => {
  const names = (await readdir(stories)).filter((name) => name.endsWith('.story'));

  it.each(names)('%s is true, with a restart in its middle', async (name) => {
    const path = join(stories, name);
    expect(await readFile(path, 'utf8')).toMatch(/^restart/m);
    const { status, stdout, stderr } = await rollcall('play', path);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\d+ steps, \d+ checks: everything holds\.\n$/);
    expect(status).toBe(0);
  });

  it('in the README of the stories is true', async () => {
    const [, story = ''] = /```text\n(.*?)```/s.exec(await readFile(join(stories, 'README.md'), 'utf8')) ?? [];
    const { status, stderr } = await played(story);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

const bothDo = `zone Europe/Berlin
at 2026-11-30 08:55
chat Biology: 5b: Ms Rivera*, Ann, Mr Head (anonymous)
Ms Rivera @ Biology: 5b > /class Biology 5b
Ms Rivera @ Biology: 5b ! No, all adults
Ann > /register Ann Miller ann@example.org
Ann ! {register.button.no-face}
Ann @ Biology: 5b ! Join
marks Biology: 5b
Mr Head @ Biology: 5b > /open
? attendance is open
`;

describe('what is heard', () => {
  it('is told as objects, one a step, with who heard it and where', async () => {
    const { status, stdout, stderr } = await played(
      `${bothDo}restart
Ann @ Biology: 5b ! I’m here
leave Ann: Biology: 5b
Ms Rivera @ Biology: 5b > /mark Ann late
restart during
? Ann Miller: 🕒 late
Ms Rivera @ Biology: 5b > /close
Ms Rivera @ Biology: 5b > /export csv term
? .csv
marks Biology: 5b / Biology 5b
= Ann Miller: late
Ms Rivera @ Biology: 5b > look at this\\nphoto [plain.txt]
Ms Rivera @ Biology: 5b >> @23 /attend
Ms Rivera @ Biology: 5b > /export csv term
at 2027-11-30 08:55
marks Biology: 5b
= closed: 2026-11-30 08:55
`,
      ...['--json', '--save', join(folder, 'saved'), '--photos', folder],
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const steps = objects(stdout);
    expect([...steps.keys()]).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19, 21, 23, 24, 25, 26, 27]);
    expect(steps.get(6)?.heard).toMatchObject([
      { to: ['Ann'], chat: 'Ann', private: true, edited: false, picture: null, files: [], at: '2026-11-30 08:55' },
    ]);
    expect(steps.get(8)?.heard).toMatchObject([
      { to: ['Ann'], chat: 'Biology: 5b', private: true, edited: false },
      { to: ['Ms Rivera', 'Ann', 'Mr Head'], chat: 'Biology: 5b', private: false, edited: true, buttons: ['Join'] },
    ]);
    expect(steps.get(9)).toMatchObject({ session: null, marks: {} });
    expect(steps.get(10)?.checks).toEqual([{ line: 11, ok: true }]);
    expect(steps.get(16)?.heard.at(-1)?.to).toEqual(['Ms Rivera', 'Mr Head']);
    const { files } = steps.get(19)?.heard[0] ?? {};
    expect(files).toEqual(['attendance-biology-5b-2026-11-30.csv']);
    // The second of a name has a number.
    const saved = ['attendance-biology-5b-2026-11-30-2.csv', 'attendance-biology-5b-2026-11-30.csv'];
    expect((await readdir(join(folder, 'saved'))).sort()).toEqual(saved);
    expect(steps.get(21)).toMatchObject({
      session: { opens: '2026-11-30 08:55', closes: '2026-11-30 11:55', closed: '2026-11-30 08:55' },
      marks: { 'Ann Miller': 'late' },
    });
    expect(steps.get(24)?.heard[0]?.text).toMatch(/photo/);
    expect(steps.get(26)).toMatchObject({ at: '2027-11-30 08:55', heard: [] });
  });
});

describe('what is not as it was told', () => {
  it('is named with its line and what was heard instead, and the exit status is 1', async () => {
    const { status, stdout, stderr } = await played(`${bothDo}? closed
? /\\d+ of 7/
?! open
Ann @ Biology: 5b ! Close the door
marks Biology: 5b
= Ann Miller: present
= Nobody: -
marks Biology: 5b / Botany
Ann @ Biology: 5b ! I’m here
? nothing of the kind
`);
    expect(status).toBe(1);
    expect(stdout).toContain(' 12 ✗ ? closed');
    expect(stdout).toContain('12 steps, 7 checks: 8 lines do not hold.');
    const failed = [...stderr.matchAll(/^line (\d+): /gm)].map(([, line]) => Number(line));
    expect(failed).toEqual([12, 13, 14, 15, 17, 18, 19, 21]);
    expect(stderr).toMatch(
      /^line 12: \? closed\nHeard:\n {4}Biology: 5b, everybody\n {6}│ Biology 5b: attendance is open/m,
    );
    expect(stderr).toMatch(/Close the door\n {4}Ann sees no such button, only I’m here \| Join \| Time zone\n/);
    expect(stderr).toMatch(
      /^line 17: = Ann Miller: present\nMarked:\n {4}opens: 2026-11-30 08:55\n(.*\n){2} {4}Ann Miller: -$/m,
    );
    expect(stderr).toContain('there is no class Botany in Biology: 5b');
  });
});

describe('what cannot be played', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'line 1: nothing happens'],
    ['a line that is no step', 'chat A: B\ndance', 'line 2: this is no step: dance'],
    ['Windows’ lines, and a byte order mark', '\uFEFFchat A: B\r\n\r\nC > hi\r\n', 'line 3: nobody is called C'],
    ['a photo that is not there', 'chat A: B\nB > [none.jpg]', 'line 2: there is no file none.jpg in'],
    ['a composed photo of no such name', 'chat A: B\nB > [sample:!]', 'line 2: '],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'is no text in UTF-8'],
  ])('%s says so, and the exit status is 2', async (_, story, why) => {
    const { status, stdout, stderr } = await played(story);
    expect(stderr).toContain(why);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.each([
    [[join(tmpdir(), 'no-such.story')], 'cannot be read: no such file'],
    [[], 'rollcall play FILE'],
    [['a', 'b'], 'rollcall play FILE'],
    [['a', '--platform', 'matrix'], '--platform web | telegram | discord'],
    [['a', '--language', 'xx'], '--language en'],
    [['a', '--engine', 'guess'], '--engine face'],
  ])('%j says what is wrong, and the exit status is 2', async (options, why) => {
    const { status, stderr } = await rollcall('play', ...options);
    expect(stderr).toContain(why);
    expect(status).toBe(2);
  });

  it('with an engine whose model is not to be had says so, and the exit status is 2', async () => {
    vi.stubEnv('MODELS_DIR', join(folder, 'nowhere'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { status, stdout, stderr } = await played('chat A: Ann*\nAnn > /start', '--engine', 'resnet-50');
    expect(stderr).toMatch(/^The model .* could not be had: .*nowhere.*\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('is explained', async () => {
    const { status, stdout } = await rollcall('play', '--help');
    expect(stdout).toContain('--photos DIR');
    expect(status).toBe(0);
  });
});
