/** What `npm run bench:small` checks: one core and 1 GB of memory carry a class. Memory is asserted, time is not. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../dist/bench/small.js', import.meta.url));

// Elsewhere nothing can hold it to one core, and memory follows the number of cores.
describe.skipIf(process.platform !== 'linux')('a small machine', () => {
  it('answers a 12-megapixel class photo and 20 queued selfies within 600 MB', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    process.stdout.write(stdout);
    expect(stdout).toMatch(/^Peak resident memory: \d+ MB/m);
  });
});
