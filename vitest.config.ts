import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { patience } from './test/helpers/patience.js';

/** What makes a test slow: the whole bot, a real engine on real faces, or another process. */
const slow = /real-bot|sample-people|node:child_process/;

/** `npm run test:fast`: rooms of src/ alone, but for those of engines and processes, without tests that need what is slow. */
function slowTests(): string[] {
  const rooms = readdirSync('src').filter((room) => room !== 'recognition' && room !== 'cli');
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !rooms.includes(name.split('/')[0] ?? '') || slow.test(readFileSync(`test/${name}`, 'utf8')))
    .map((name) => `test/${name}`);
}

export default defineConfig(({ mode }) => ({
  // The sources of packages/, so that tests need no build and never run a stale one; the others are Vite's defaults.
  ssr: { resolve: { conditions: ['@rollcall/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(mode === 'fast' ? ['packages/**', ...slowTests()] : [])],
    // The face networks are loaded once per worker and hold about 200 MB each: two workers fit a small machine.
    maxWorkers: 2,
    testTimeout: patience,
    hookTimeout: patience,
  },
}));
