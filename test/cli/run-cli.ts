/** The built command line in a process of its own, as people and scripts run it. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/src/cli/rollcall.js', import.meta.url));

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** Models are kept for all runs; the data folder is nobody's, unless the environment names one. */
export function rollcall(...args: string[]): Promise<Ran> {
  const env = { DATA_DIR: join(tmpdir(), 'rollcall-test-cli'), ...process.env };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}
