/** The repository of sheets. */
import { type SessionId, type Sheet, sheet as sheetSchema } from '../attendance/sheet.js';
import type { ClassId } from '../classes/class.js';
import { UserError } from '../errors.js';
import type { OpenSession, Sheets } from '../stories/kernel/services.js';
import { createDocuments, firstVersion, type Kind } from './documents.js';
import type { Locks } from './locks.js';
import { sheetPacking } from './pack-sheet.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';
import { setImmediate as breath } from 'node:timers/promises';
import { z } from 'zod';

/** The first version had every entry written out. */
const sheetKind: Kind<Sheet> = {
  version: 2,
  schema: sheetSchema,
  migrations: { 1: (old) => sheetPacking.pack(sheetSchema.parse(old)) },
  packing: sheetPacking,
};
const monthKind = firstVersion(
  z.object({ sessions: z.array(z.object({ session: z.string(), openedAt: z.number() })) }),
);
const openKind = firstVersion(z.object({ closesAt: z.number(), remindAt: z.number().optional() }));
/** Sheets read between two breaths: a class of 500 costs about 10 ms each time, and others get their turn in between. */
const atOnce = 25;
const sheetKey = (klass: ClassId, session: SessionId): string => `sheet:${klass}:${session}`;

/** Finishes what a crash interrupted, then answers the repository. */
export async function createSheets(store: Store, vault: Vault, locks: Locks): Promise<Sheets> {
  const sheets = createDocuments(store, vault.documents, sheetKind);
  const months = createDocuments(store, vault.documents, monthKind);
  const open = createDocuments(store, vault.documents, openKind);

  /** A sheet's mark that it is open: written after the sheet, so that it follows what the sheet says. */
  async function markOpen(sheet: Sheet): Promise<void> {
    const key = openKey(sheet.class, sheet.session);
    if (sheet.closedAt !== undefined) return store.delete(key);
    const { closesAt, remindAt } = sheet;
    const before = await open.get(key);
    if (before?.closesAt !== closesAt || before.remindAt !== remindAt) await open.put(key, { closesAt, remindAt });
  }

  function enterMonth({ class: klass, session, openedAt }: Sheet): Promise<void> {
    const key = `sessions:${klass}:${monthOf(openedAt)}`;
    return locks.hold(key, async () => {
      const sessions = (await months.get(key))?.sessions ?? [];
      if (sessions.some((entry) => entry.session === session && entry.openedAt === openedAt)) return;
      const others = sessions.filter((entry) => entry.session !== session);
      await months.put(key, { sessions: [...others, { session, openedAt }] });
    });
  }

  function leaveMonth({ class: klass, session, openedAt }: Sheet): Promise<void> {
    const key = `sessions:${klass}:${monthOf(openedAt)}`;
    return locks.hold(key, async () => {
      const sessions = (await months.get(key))?.sessions ?? [];
      await months.put(key, { sessions: sessions.filter((entry) => entry.session !== session) });
    });
  }

  async function openOnes(): Promise<OpenSession[]> {
    const keys = await store.keys('open:');
    return (await open.many(keys)).flatMap((found, i) => {
      const [, klass, session] = keys[i]!.split(':');
      return found === undefined || klass === undefined || session === undefined
        ? []
        : [{ class: klass, session, ...found }];
    });
  }

  for (const { class: klass, session } of await openOnes()) {
    const sheet = await sheets.get(sheetKey(klass, session));
    if (sheet === undefined) await store.delete(openKey(klass, session));
    else await markOpen(sheet);
  }

  return {
    get: (klass, session) => sheets.get(sheetKey(klass, session)),
    add: (sheet) => {
      const key = sheetKey(sheet.class, sheet.session);
      return locks.hold(key, async () => {
        const there = await sheets.get(key);
        if (there === undefined) await sheets.put(key, sheet);
        await enterMonth(there ?? sheet);
        await markOpen(there ?? sheet);
        return there ?? sheet;
      });
    },
    change: (klass, session, apply) => {
      const key = sheetKey(klass, session);
      return locks.hold(key, async () => {
        const before = await sheets.get(key);
        if (before === undefined) throw new UserError('session.none');
        const after = apply(before);
        if (after.openedAt !== before.openedAt) await enterMonth(after);
        if (after !== before) await sheets.put(key, after);
        if (monthOf(after.openedAt) !== monthOf(before.openedAt)) await leaveMonth(before);
        await markOpen(after);
        return after;
      });
    },
    async between(klass, from, to, which = 'counting') {
      const found = await months.many(monthsBetween(from, to).map((month) => `sessions:${klass}:${month}`));
      const within = ({ openedAt }: { openedAt: number }) => openedAt >= from && openedAt < to;
      const sessions = found.flatMap((month) => month?.sessions ?? []).filter(within);
      // One that was moved into another month is in both for a moment.
      const keys = [...new Set(sessions.map(({ session }) => sheetKey(klass, session)))];
      const read: Sheet[] = [];
      for (let at = 0; at < keys.length; at += atOnce) {
        if (at > 0) await breath();
        const some = await sheets.many(keys.slice(at, at + atOnce));
        read.push(...some.filter((sheet) => sheet !== undefined).filter(within));
      }
      return read
        .filter(({ discarded }) => which === 'all' || discarded !== true)
        .sort((a, b) => a.openedAt - b.openedAt);
    },
    open: openOnes,
  };
}

// Months of UTC as `yyyy-mm`, by which sessions are listed. Times in milliseconds UTC.

/** An end to "for ever": beyond it no session is looked for. */
const latest = Date.UTC(2100, 0);

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm'.length);
}

/** The months that `[from, to)` touches, in order. */
function monthsBetween(from: number, to: number): string[] {
  const first = new Date(Math.max(from, 0));
  const months: string[] = [];
  const start = (): number => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months.length);
  while (start() < Math.min(to, latest)) months.push(monthOf(start()));
  return months;
}

/** The key that is there while a session is open: sheets write it, and a class looks at it. */
export function openKey(klass: ClassId, session: SessionId): string {
  return `open:${klass}:${session}`;
}
