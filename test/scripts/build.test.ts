/** The launchers: when they build, and that no build, whole or broken off, harms what is there. */
import { readdirSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createFakeRoot } from './fake-root.js';

describe('the first command in a clone', () => {
  it.each([
    ['rollcall', 'first runs\n'],
    ['start', 'first starts\n'],
    ['build', ''],
  ])('%s builds, says so beside what it prints, and is silent the next time', async (name, stdout) => {
    const root = await createFakeRoot();
    expect(await root.run(name).ran).toEqual({ status: 0, stdout, stderr: 'Building Rollcall …\n' });
    expect(await root.run(name).ran).toEqual({ status: 0, stdout, stderr: '' });
    expect(await root.builds()).toBe(1);
  });

  it('builds once, however many there are', async () => {
    const root = await createFakeRoot();
    const ran: Promise<{ status: number | null; stdout: string; stderr: string }>[] = [];
    const hold = await root.held(() => ran.push(root.run('rollcall').ran));
    ran.push(root.run('start').ran, root.run('rollcall').ran);
    await hold.release();
    expect((await Promise.all(ran)).map(({ status, stdout }) => [status, stdout])).toEqual([
      [0, 'first runs\n'],
      [0, 'first starts\n'],
      [0, 'first runs\n'],
    ]);
    expect(await root.builds()).toBe(1);
    expect(readdirSync(root.path('.build'))).toEqual([]);
  });
});

describe('when the sources have changed', () => {
  it('start builds, and npx rollcall runs what is there', async () => {
    const root = await createFakeRoot();
    await root.run('start').ran;
    await root.says('second');
    expect(await root.run('rollcall').ran).toEqual({ status: 0, stdout: 'first runs\n', stderr: '' });
    expect(await root.run('start').ran).toMatchObject({ status: 0, stdout: 'second starts\n' });
    await rm(root.path('src', 'cli', 'rollcall.ts'));
    await root.run('build').ran;
    expect(readdirSync(root.path('dist', 'src'))).toEqual(['main.js']);
  });

  it('what is there stays whole until the build is over', async () => {
    const root = await createFakeRoot();
    await root.run('build').ran;
    await root.says('second');
    let building = Promise.resolve<unknown>(undefined);
    const hold = await root.held(() => (building = root.run('build').ran));
    expect(await root.run('rollcall').ran).toMatchObject({ status: 0, stdout: 'first runs\n' });
    await hold.release();
    await building;
    expect(await root.run('rollcall').ran).toMatchObject({ status: 0, stdout: 'second runs\n' });
  });

  it('and they are wrong, what was there is kept, and the compiler is heard', async () => {
    const root = await createFakeRoot();
    await root.run('build').ran;
    await root.says('ERROR');
    const { status, stdout, stderr } = await root.run('start').ran;
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/main\.ts is wrong/);
    expect(await root.run('rollcall').ran).toMatchObject({ status: 0, stdout: 'first runs\n' });
  });
});

describe('a build that is killed', () => {
  it.each(['the first', 'a later'])('is made again: %s', async (which) => {
    const root = await createFakeRoot();
    if (which === 'a later') await root.run('build').ran;
    await root.says('second');
    let builder = { kill: () => undefined as unknown, ran: Promise.resolve<unknown>(undefined) };
    const hold = await root.held(() => (builder = root.run('build')));
    builder.kill();
    await builder.ran;
    if (which === 'a later') expect(await root.run('rollcall').ran).toMatchObject({ stdout: 'first runs\n' });
    await hold.release();
    expect(await root.run('start').ran).toMatchObject({ status: 0, stdout: 'second starts\n' });
    expect(await root.run('rollcall').ran).toMatchObject({ status: 0, stdout: 'second runs\n' });
  });
});

it('what killed builds have left is removed by the next', async () => {
  const root = await createFakeRoot();
  const nobody = 2 ** 30; // more than process ids go to
  await root.write('.build/lock', String(nobody));
  await root.write(`.build/fresh-${nobody}/src/main.js`, '');
  expect(await root.run('start').ran).toMatchObject({ status: 0, stdout: 'first starts\n' });
  expect(readdirSync(root.path('.build'))).toEqual([]);
});

describe('without a compiler', () => {
  it('a build from elsewhere is run as it is', async () => {
    const [elsewhere, root] = [await createFakeRoot(), await createFakeRoot()];
    await elsewhere.says('another');
    await elsewhere.run('build').ran;
    await cp(elsewhere.path('dist'), root.path('dist'), { recursive: true });
    await rm(root.path('node_modules'), { recursive: true });
    expect(await root.run('start').ran).toEqual({ status: 0, stdout: 'another starts\n', stderr: '' });
    expect(await root.run('rollcall').ran).toEqual({ status: 0, stdout: 'another runs\n', stderr: '' });
  });

  it('and without a build, it is said what is missing', async () => {
    const root = await createFakeRoot();
    await rm(root.path('node_modules'), { recursive: true });
    const { status, stderr } = await root.run('rollcall').ran;
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Rollcall is not built, and the TypeScript compiler is not installed: npm ci installs it.\n',
    });
  });
});
