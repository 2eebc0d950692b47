#!/usr/bin/env node
/** `npx rollcall COMMAND` (scripts/rollcall.mjs runs it): exits 0, or non-zero with one clear sentence on standard error. */
import '../preload.js';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { UserError, type UserErrorCode } from '../errors.js';
import { createSay } from '../locales/say.js';
import { compare } from './compare.js';
import { doctor } from './doctor.js';
import { evaluate } from './evaluate.js';
import { faces } from './faces.js';
import { identify } from './identify.js';
import { importRecords } from './import.js';
import { models } from './models.js';
import { play } from './play.js';
import { print, type CliCommand } from './cli-command.js';
import { nearestWord } from '../slips.js';

const commands: readonly CliCommand[] = [faces, compare, identify, evaluate, models, play, importRecords, doctor];

function help(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, does }) => `  ${usage.padEnd(width)}  ${does}`);
  return [
    'Usage: rollcall COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'With --json, one JSON document and nothing else. COMMAND --help says how one is used, --version which this is.',
  ].join('\n');
}

const wrongCalls: readonly UserErrorCode[] = ['cli.usage', 'cli.command'];

/** Of package.json, as seen from dist/src/cli. */
function version(): string {
  return z.object({ version: z.string() }).parse(createRequire(import.meta.url)('../../../package.json')).version;
}

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** The exit status: 0, 1 where the command found fault, 2 where the call itself was off. */
async function run([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || asksForHelp(name)) {
    print(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    print(version());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const names = commands.map((one) => one.name);
    throw new UserError('cli.command', { name, nearest: nearestWord(name, names), names: names.join(', ') });
  }
  if (rest.some(asksForHelp)) {
    print(`Usage: rollcall ${command.usage}\n\nrollcall ${command.name} ${command.does}.`);
    return 0;
  }
  return (await command.run(rest)) ?? 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const say = createSay('en');
  const sentence = error instanceof UserError ? say(error.code, error.details) : `This is a bug: ${String(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof UserError && wrongCalls.includes(error.code) ? 2 : 1;
}
