import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import { firstLines } from '../kernel/lists.js';

/** `time`: what its clock shows now. `zones`: those of the reader's region, which may be theirs. */
export function zonesReply(
  say: Say,
  { id, timeZone }: Class,
  { time, region, zones }: { time: string; region: string; zones: readonly string[] },
): Reply {
  const buttons = zones.flatMap((zone, at): Button[] =>
    zone === timeZone ? [] : [{ label: nameOf(zone), data: pressData('zone-set', id, region, at) }],
  );
  return { text: say('timetable.zone-which', { zone: timeZone, time }), buttons: inRows(buttons, 2) };
}

/** Sessions that are listed. */
const listed = 8;

/** Before sessions that are over count for other days. */
export function zoneAskedReply(
  say: Say,
  at: { class: string; id: string },
  { zone, dates }: { zone: string; dates: readonly { from: string; to: string; time: string }[] },
): Reply {
  const button = (said: 'yes' | 'no'): Button => ({
    label: say(`timetable.zone-button.${said}`, { zone }),
    data: pressData('zone-move', at.class, at.id, said),
  });
  const lines = dates.map((date) => say('timetable.zone-moved', date));
  return {
    text: [say('timetable.zone-ask', { zone, n: dates.length }), firstLines(say, lines, listed).join('\n')].join(
      '\n\n',
    ),
    buttons: [[button('yes'), button('no')]],
  };
}

export function zoneSetReply(say: Say, { timeZone }: Class): Reply {
  return { text: say('timetable.zone-set', { zone: timeZone }), buttons: [] };
}

/** Under what says the zone. */
export function changeZoneButton(say: Say, { id }: Class): Button {
  return { label: say('timetable.zone-button.change'), data: pressData('zone', id) };
}

/** "America/New_York" as people read it. */
function nameOf(zone: string): string {
  return zone.replaceAll('_', ' ');
}
