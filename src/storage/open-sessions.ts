import type { SessionId } from '../attendance/sheet.js';
import type { ClassId } from '../classes/class.js';

/** The key that is there while a session is open: sheets write it, and a class looks at it. */
export function openKey(klass: ClassId, session: SessionId): string {
  return `open:${klass}:${session}`;
}
