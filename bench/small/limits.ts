/** What this machine offers to run a command as on a smaller one. Linux; elsewhere there is nothing, and it is said so. */
import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Limit {
  /** Goes before the command. */
  prefix: string[];
  /** For people: what is in force, or why nothing is. */
  says: string;
  /** To be called once the command has ended. */
  release(): Promise<void>;
}

const nothingToRelease = () => Promise.resolve();

/** The first processor this process may use, and no other. Node's `availableParallelism` and THREADS follow it. */
export async function limitToOneCpu(): Promise<Limit> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const cpu = /^Cpus_allowed_list:\s*(\d+)/m.exec(status)?.[1];
  if (cpu === undefined || !(await works('taskset', ['-c', cpu, 'true']))) {
    return { prefix: [], says: 'all processors: taskset is not to be had', release: nothingToRelease };
  }
  return { prefix: ['taskset', '-c', cpu], says: 'one processor (taskset)', release: nothingToRelease };
}

/** So many bytes of memory, and no swap: by systemd, or by a control group of our own within the one we are in. */
export async function limitMemory(bytes: number): Promise<Limit> {
  const says = (by: string) => `${bytes / 1e6} MB of memory (${by})`;
  // Asking the system's own manager is for root; anybody else would be asked for a password.
  const manager = process.getuid?.() === 0 ? [] : ['--user'];
  const scope = [...manager, '--scope', '--quiet', '-p', `MemoryMax=${bytes}`, '-p', 'MemorySwapMax=0', '--'];
  if (await works('systemd-run', [...scope, 'true'])) {
    return { prefix: ['systemd-run', ...scope], says: says('systemd'), release: nothingToRelease };
  }
  for (const { version, group, files } of await ownGroups(bytes)) {
    const limited = join(group, `rollcall-small-${process.pid}`);
    const release = () => rmdir(limited);
    try {
      await mkdir(limited);
    } catch {
      continue;
    }
    try {
      for (const [file, value] of files) await writeFile(join(limited, file), value);
    } catch {
      await release();
      continue;
    }
    // The shell enters the group before it becomes the command.
    const prefix = ['sh', '-c', 'echo $$ > "$0" && exec "$@"', join(limited, 'cgroup.procs')];
    return { prefix, says: says(`control group, version ${version}`), release };
  }
  return {
    prefix: [],
    says: 'all memory: neither systemd-run nor control groups can be used here',
    release: nothingToRelease,
  };
}

interface OwnGroup {
  version: 1 | 2;
  group: string;
  files: [name: string, value: string][];
}

/** The memory groups of this process, as /proc tells them, where the usual mounts have them. */
async function ownGroups(bytes: number): Promise<OwnGroup[]> {
  const lines = (await readFile('/proc/self/cgroup', 'utf8').catch(() => '')).split('\n');
  const path = (controller: string) => lines.map((line) => line.split(':')).find((part) => part[1] === controller)?.[2];
  const candidates: [OwnGroup['version'], string, string | undefined, OwnGroup['files']][] = [
    [1, '/sys/fs/cgroup/memory', path('memory'), [['memory.limit_in_bytes', String(bytes)]]],
    [
      2,
      '/sys/fs/cgroup',
      path(''),
      [
        ['memory.max', String(bytes)],
        ['memory.swap.max', '0'],
      ],
    ],
  ];
  const found: OwnGroup[] = [];
  for (const [version, mount, own, files] of candidates) {
    if (own === undefined) continue;
    const group = join(mount, own);
    if (
      await access(join(group, 'cgroup.procs')).then(
        () => true,
        () => false,
      )
    )
      found.push({ version, group, files });
  }
  return found;
}

async function works(program: string, args: readonly string[]): Promise<boolean> {
  return execute(program, args).then(
    () => true,
    () => false,
  );
}
