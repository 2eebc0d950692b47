/** Rows of buttons as Discord's components. Five rows of five is all there is: more become menus to choose from. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
} from 'discord.js';
import { inRows, parsePress } from '../../src/chat/buttons.js';
import type { Button } from '../../src/chat/reply.js';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Discord's limits. */
const limits = { rows: 5, perRow: 5, options: 25, label: 80, option: 100 } as const;

/** Marks the components of a message that belongs to the direct chat, wherever it had to be shown. */
const direct = 'd!';
/** Of a menu; what is chosen says what is pressed. */
const menu = 'menu:';

/** `isDirect`: the message belongs to the direct chat of whoever sees it. */
export function componentsOf(rows: readonly (readonly Button[])[], isDirect: boolean): Row[] {
  const filled = rows.filter((row) => row.length > 0).flatMap((row) => inRows(row, limits.perRow));
  const mark = isDirect ? direct : '';
  if (filled.length <= limits.rows) return filled.map((row) => buttonRow(row, mark));
  // Rows that do the same are a list to choose from; what comes side by side in each of them is two such lists.
  const listed = mostAlike(filled);
  const others = filled.filter((row) => !listed.includes(row)).slice(0, limits.rows - 1);
  const columns = (listed[0] ?? []).map((_, column) => listed.flatMap((row) => row[column] ?? []));
  const menus = columns.flatMap((column) => inRows(column, limits.options));
  return [
    ...menus.slice(0, limits.rows - others.length).map((options, place) => menuRow(options, mark, place)),
    ...others.map((row) => buttonRow(row, mark)),
  ];
}

/** What was pressed or chosen, and whether its message belongs to the direct chat. */
export function readComponent(customId: string, values: readonly string[]): { data: string; isDirect: boolean } {
  const isDirect = customId.startsWith(direct);
  const rest = isDirect ? customId.slice(direct.length) : customId;
  return { data: rest.startsWith(menu) ? (values[0] ?? '') : rest, isDirect };
}

function buttonRow(buttons: readonly Button[], mark: string): Row {
  return { type: ComponentType.ActionRow, components: buttons.map((button) => keyOf(button, mark)) };
}

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function keyOf({ label, data, style }: Button, mark: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style ? styles[style] : ButtonStyle.Secondary,
    label: cut(label, limits.label),
    custom_id: mark + data,
  };
}

function menuRow(buttons: readonly Button[], mark: string, place: number): Row {
  const options = buttons.map(({ label, data }) => ({ label: cut(label, limits.option), value: data }));
  const select = { type: ComponentType.StringSelect as const, custom_id: `${mark}${menu}${place}`, options };
  return { type: ComponentType.ActionRow, components: [select] };
}

/** Of all rows, those that do the same as most others do. */
function mostAlike(rows: readonly (readonly Button[])[]): (readonly Button[])[] {
  const alike = new Map<string, (readonly Button[])[]>();
  for (const row of rows) {
    const deeds = row.map(({ data }) => parsePress(data).verb).join(' ');
    alike.set(deeds, [...(alike.get(deeds) ?? []), row]);
  }
  return [...alike.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** In UTF-16 units, which are never fewer than the characters that Discord counts; never through a pair of them. */
function cut(label: string, limit: number): string {
  return label.length <= limit ? label : `${label.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
