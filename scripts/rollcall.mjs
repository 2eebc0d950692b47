#!/usr/bin/env node
// `npx rollcall`: runs what is built, so that nothing changes under a running bot; builds only where nothing is.
import { buildOrExit } from './ensure-built.mjs';

await buildOrExit({ acceptStale: true });
await import('../dist/src/cli/rollcall.js');
