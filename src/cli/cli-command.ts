import { UserError } from '../errors.js';
import type { Box } from '../recognition/recognizer.js';
import { parseArgs, type ParseArgsConfig } from 'node:util';

export interface CliCommand {
  name: string;
  usage: string;
  /** Half a sentence for the help. */
  does: string;
  /** The exit status, 0 where nothing is returned. */
  run(args: string[]): Promise<number | undefined>;
}

/** `parseArgs` whose complaint is the command's usage. Throws UserError `cli.usage`. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  usage: string,
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
  }
}

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** One line for people on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line on standard error that is no result: a warning. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Progress on a terminal, overwritten in place; silent elsewhere, so that scripts see nothing of it. */
export function progress(done: number, total: number, what: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${what} ${done + 1} of ${total}\u001B[K` : '\r\u001B[K');
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Whole pixels of the upright photo. */
export function boxOf({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
