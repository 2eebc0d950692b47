/** Says to screen readers what happens in the open chat; the list itself would be read whole at every change of chat. */
import type { WireEvent } from '../wire.js';
import { nameOf } from './bubble.js';
import { byId } from './element.js';
import type { Model } from './model.js';
import { isFor } from './views.js';
import { words } from './words.js';

export function createAnnouncer(model: Model): (event: WireEvent) => void {
  const region = byId('announcer', HTMLElement);
  return (event) => {
    if (event.kind === 'message') {
      const { message } = event;
      if (message.chat !== model.chat || !isFor(message, model.me) || message.from === model.me) return;
      const alts = message.pictures.map((picture) => picture.alt);
      const only = message.only === undefined ? [] : [words.onlyYou];
      region.textContent = [`${nameOf(model, message)}:`, ...only, ...alts, message.text].join(' ');
    } else if (event.kind === 'working' && event.on && event.working.chat === model.chat) {
      region.textContent = words.working;
    }
  };
}
