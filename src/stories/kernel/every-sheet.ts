import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import type { Services } from './services.js';

/** Milliseconds: a class's first session may bear a time just before the class's own, from another platform's clock. */
const day = 86_400_000;

/** Every sheet of a class, in order, also the discarded: for what is kept of somebody, and for letting go of it. */
export function everySheetOf(services: Services, { id, since }: Class): Promise<Sheet[]> {
  return services.sheets.between(id, since - day, services.now() + day, 'all');
}
