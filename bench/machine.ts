/** What figures were measured on and with, without anything that tells whose machine it is. */
import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  processor: string;
  cores: number;
  /** Bytes. */
  memory: number;
  system: string;
  node: string;
  /** Package name and version. */
  packages: string[];
  /** Processes that wanted a core in the minute before the run: above nearly none, figures are too high. */
  load: number;
}

export async function describeMachine(packages: readonly string[]): Promise<Machine> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${await systemName()}, ${arch()}`,
    node: process.version,
    packages: await Promise.all(packages.map(nameAndVersion)),
    load: loadavg()[0] ?? 0,
  };
}

async function systemName(): Promise<string> {
  const released = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(released)?.[1] ?? `${type()} ${release()}`;
}

/** Some packages do not export their package.json; npm runs scripts where node_modules is. */
async function nameAndVersion(name: string): Promise<string> {
  const text = await readFile(join('node_modules', name, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string }; // npm requires it
  return `${name} ${version}`;
}
