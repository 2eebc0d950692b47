// Makes dist/, where the sources have changed since it was made.
import { buildOrExit } from './ensure-built.mjs';

await buildOrExit();
