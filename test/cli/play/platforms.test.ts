/** Stories on Telegram and Discord: the real adapters at the strict fakes, which a story's people use. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { rollcall } from '../run-cli.js';
import { folder, objects, played, stories } from './played.js';

const files = readdirSync(stories).filter((name) => name.endsWith('.story'));
const chats = ['telegram', 'discord'] as const;

describe.each(chats)('on %s', (platform) => {
  it.each(files)('%s of the documentation is true', async (name) => {
    const { status, stdout, stderr } = await rollcall('play', join(stories, name), '--platform', platform);
    // What a platform lets pass but nobody should do would be told there.
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\d+ steps, \d+ checks: everything holds\.\n$/);
    expect(status).toBe(0);
  });
});

/** Everything that people can do. */
const everything = `zone Europe/Berlin
at 2026-11-30 08:55
person Ann: @ann_m, de
chat Biology 5b: Ms Rivera*, Ann, Bo, Mr Head (anonymous)
Ms Rivera @ Biology 5b > /class Biology 5b
restart during
Ms Rivera @ Biology 5b ! No, all adults
Ann @ Biology 5b > /join
Ann @ Biology 5b ! Open
? May I use your face
Ann ! Yes
Ann > [sample:ann-1, sample:ann-2]
? That makes two
Bo > /register Bo Li bo@example.org
Bo ! {register.button.no-face}
Bo @ Biology 5b ! Join
Mr Head @ Biology 5b > /open
restart during
? attendance is open
Mr Head @ Biology 5b > /mark Bo late
Ms Rivera @ Biology 5b > /attend [sample:class-of-ann, sample:class-of-ann-bo]
restart during
? Photo 2 of 2
Ms Rivera @ Biology 5b > hello [sample:class-of-ann-bo]
? Shall I take attendance
Ms Rivera @ Biology 5b >> @24 /attend
? Recognised: Ann
Ms Rivera @ Biology 5b > [plain.txt]
join Cleo: Biology 5b
Cleo @ Biology 5b > /join
leave Cleo: Biology 5b
Ms Rivera @ Biology 5b > /mark @Bo late
? Bo Li: 🕒 late
Ms Rivera @ Biology 5b > /roster add Dan Brown\\nEve Adams
? 3 Dan Brown, 4 Eve Adams
Ms Rivera @ Biology 5b > /close
Ms Rivera @ Biology 5b > /export csv term
marks Biology 5b
= Ann: present
= Bo Li: late
= Dan Brown: absent
`;

it.each(chats)('on %s people do what they do there, and hear what they hear there', async (platform) => {
  const options = ['--json', '--photos', folder, '--platform', platform];
  const { status, stdout, stderr } = await played(everything, ...options);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const steps = objects(stdout);
  const heardAt = (line: number) => steps.get(line)?.heard;
  /** Where somebody hears what is for them alone. */
  const alone = (name: string) => ({
    to: [name],
    private: true,
    chat: platform === 'telegram' ? name : 'Biology 5b',
  });
  const all = { to: ['Ann', 'Ms Rivera', 'Bo', 'Mr Head'], chat: 'Biology 5b', private: false };

  expect(heardAt(6)).toMatchObject([{ ...all, edited: false, buttons: ['Yes, minors', 'No, all adults'] }]);
  expect(heardAt(7)?.[0]).toMatchObject({ ...all, edited: true, buttons: ['Time zone'] });
  expect(heardAt(8)).toMatchObject([{ ...alone('Ann'), buttons: ['Open our direct chat'] }]);
  expect(heardAt(9)?.[0]).toMatchObject({ to: ['Ann'], chat: 'Ann', private: true });
  expect(heardAt(22)?.[0]).toMatchObject({
    ...all,
    picture: platform === 'telegram' ? 'photo.jpg' : 'attendance.jpg',
  });
  // Nobody is told of a file that is no picture.
  expect(heardAt(28)).toEqual([]);
  expect(heardAt(30)).toMatchObject([{ ...alone('Cleo') }]);
  expect(heardAt(32)?.[0]).toMatchObject(alone('Ms Rivera'));
  expect(heardAt(36)?.[0]).toMatchObject({ ...all, edited: false });
  expect(heardAt(37)).toMatchObject([
    { ...alone('Ms Rivera'), picture: null, files: ['attendance-biology-5b-2026-11-30.csv'] },
  ]);
});

it('on Telegram an anonymous administrator is nobody in particular, and links lead into the direct chat', async () => {
  const { status, stderr } = await played(
    `chat A: Ms Rivera*, Ann, Mr Head (anonymous)
Ms Rivera @ A > /class A
Ms Rivera @ A ! No, all adults
Ann @ A ! Join
? May I use your face
Ann ! No
Ms Rivera @ A > /open
Mr Head @ A > /mark Ann late
? cannot see who you are
?! 🕒 late.
Ms Rivera @ A ! Open our direct chat
? Ann: 🕒 late
`,
    ...['--platform', 'telegram'],
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it.each(chats)('%s is refused with a sentence where its fake is not installed', async (platform) => {
  const hook = `export async function resolve(name, context, next) {
    if (name.startsWith('@rollcall/')) throw Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  }`;
  const asModule = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
  const registers = `import { register } from 'node:module'; register(${JSON.stringify(asModule(hook))});`;
  vi.stubEnv('NODE_OPTIONS', `--import=${asModule(registers)}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { status, stdout, stderr } = await played('chat A: Ann*\nAnn > /start', '--platform', platform);
  expect(stderr).toBe(
    `Stories on ${platform} need packages/fake-${platform}, which is for development: npm ci and npm run build make it.\n`,
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
