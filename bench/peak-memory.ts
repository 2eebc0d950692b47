import { readFile } from 'node:fs/promises';

/**
 * Bytes of this process that were resident at once, at most, so far. Linux counts it per program (VmHWM); the usual
 * `maxRSS` also counts what the parent held when it started this one, and is only the way out elsewhere.
 */
export async function peakMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return Number(kibibytes ?? process.resourceUsage().maxRSS) * 1024;
}
