// Builds the browser chat's page into a folder as dist/ has it: node scripts/build-page.mjs dist
import { resolve } from 'node:path';
import { buildPage } from './build-steps.mjs';

await buildPage(resolve(process.argv[2] ?? 'dist'));
