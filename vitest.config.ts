import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The sources of packages/, so that tests need no build and never run a stale one; the others are Vite's defaults.
  ssr: { resolve: { conditions: ['@rollcall/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    // The face networks are loaded once per worker and hold about 200 MB each: two workers fit a small machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
