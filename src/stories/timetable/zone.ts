/** The time zone of a class: which it is, what else it could be, and what another one does to sessions that are over. */
import { z } from 'zod';
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { showDate } from '../../classes/timetable/show.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import { zonesOf } from '../../classes/timetable/zones.js';
import { UserError } from '../../errors.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import { hostedClass } from '../kernel/permissions.js';
import { proposal } from '../kernel/proposal.js';
import type { Context, Story } from '../kernel/story.js';
import { changeTimetable } from './change-timetable.js';
import { zoneAskedReply, zoneSetReply, zonesReply } from './zone-replies.js';

const asked = proposal('zone', z.object({ zone: z.string() }));

export const zonePresses: NonNullable<Story['presses']> = {
  zone: async (context, [id]) => {
    const { event, say } = context;
    const klass = await hostedClass(context, id);
    const { region, zones } = zonesOf(event.sender.language ?? klass.language);
    const time = localTime(event.at, klass.timeZone);
    await context.replyPrivately(zonesReply(say, klass, { time, region, zones }));
  },
  'zone-set': async (context, [id, region = '', at]) => {
    const klass = await hostedClass(context, id);
    const zone = zonesOf(`und-${region}`).zones[Number(at)];
    if (zone === undefined) throw new UserError('button.stale');
    const moved = await setZone(context, klass, zone);
    if (moved) await context.rewrite(zoneSetReply(context.say, moved));
  },
  'zone-move': answer,
};

/** The class as it is then; undefined where the host is asked first, for sessions that are over would count for other days. */
export async function setZone(context: Context, klass: Class, zone: string): Promise<Class | undefined> {
  const { say } = context;
  const dates = await movedDates(context, klass, zone);
  if (dates.length === 0) return change(context, klass, zone);
  const id = await asked.set(context, klass, { zone });
  await context.replyPrivately(zoneAskedReply(say, { class: klass.id, id }, { zone, dates }));
  return undefined;
}

async function change({ services, event }: Context, klass: Class, timeZone: string): Promise<Class> {
  const moved = await services.classes.change(klass.id, (now) => ({ ...now, timeZone }));
  await changeTimetable(services, moved, event.at);
  return moved;
}

async function answer(context: Context<ButtonPressed>, [id, which, said]: string[]): Promise<void> {
  const klass = await hostedClass(context, id);
  const { zone } = await asked.read(context.services, klass, which);
  const now = said === 'yes' ? await change(context, klass, zone) : klass;
  await context.rewrite(zoneSetReply(context.say, now));
  await asked.end(context.services, klass);
}

/** Sessions that are over whose day would be another: both days, in words, the last session first. */
async function movedDates({ services, say }: Context, klass: Class, zone: string) {
  const sheets = (await everySheetOf(services, klass)).filter(({ discarded }) => !discarded);
  return sheets.toReversed().flatMap(({ openedAt }) => {
    const [from, to] = [dateOf(openedAt, klass.timeZone), dateOf(openedAt, zone)];
    if (from === to) return [];
    return [{ from: showDate(from, say.language), to: showDate(to, say.language), time: localTime(openedAt, zone) }];
  });
}
