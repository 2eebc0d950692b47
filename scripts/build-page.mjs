// Builds the browser chat's page into a folder as dist/ has it: node scripts/build-page.mjs dist
import { copyAssets, compile } from './build-steps.mjs';
import { join, resolve } from 'node:path';

const out = resolve(process.argv[2] ?? 'dist');
await compile('adapters/web/page/tsconfig.json', '--outDir', join(out, 'adapters', 'web'));
await copyAssets(join('adapters', 'web', 'page'), join(out, 'adapters', 'web', 'page'));
