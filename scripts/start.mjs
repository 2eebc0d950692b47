// Starts the bot, after a build where the sources have changed.
import { buildOrExit } from './ensure-built.mjs';

await buildOrExit();
await import('../dist/src/main.js');
