#!/usr/bin/env node
/** `npx rollcall COMMAND`: exits 0, or non-zero with one clear sentence on standard error. */
import '../preload.js';
import { UserError } from '../errors.js';
import { createSay } from '../wording/say.js';
import { compare } from './compare.js';
import { doctor } from './doctor.js';
import { evaluate } from './evaluate.js';
import { faces } from './faces.js';
import { identify } from './identify.js';
import { importRecords } from './import.js';
import { models } from './models.js';
import { play } from './play.js';
import type { CliCommand } from './cli-command.js';

const commands: readonly CliCommand[] = [faces, compare, identify, evaluate, models, play, importRecords, doctor];

function help(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, does }) => `  ${usage.padEnd(width)}  ${does}`);
  return [
    'Usage: rollcall COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'With --json, one JSON document and nothing else.',
  ].join('\n');
}

/** The exit status: 0, 1 where the command found fault, 2 where the call itself was off. */
async function run([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${help()}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) throw new UserError('cli.usage', { usage: `rollcall ${commands.map((one) => one.name).join(' | ')}` });
  return (await command.run(rest)) ?? 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const say = createSay('en');
  const sentence = error instanceof UserError ? say(error.code, error.details) : `This is a bug: ${String(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof UserError && error.code === 'cli.usage' ? 2 : 1;
}
