/** A child process: writes numbered documents, each twice, and says which of them the store called durable. */
import { openSqliteStore } from '../../src/storage/sqlite-store.js';

const store = await openSqliteStore(process.argv[2]!);
for (let i = Number(process.argv[3]); ; i++) {
  await store.set(`n:${i}`, 'first');
  await store.set(`n:${i}`, `second ${i}`);
  process.stdout.write(`${i}\n`);
}
