/** Behind "/" the commands that fit here, behind "@" the people: typing goes on, Enter or Tab takes one. */
import { el } from './element.js';
import { createListbox, type Choice } from './listbox.js';
import type { PageModel } from './model.js';
import { avatarOf } from './person-look.js';
import { words } from './words.js';

export interface Suggestions {
  /** After every change of the text or of the place in it. */
  update(): void;
  /** True when the key was for the suggestions. */
  key(event: KeyboardEvent): boolean;
  close(): void;
}

/** More than these would have to be scrolled on a phone. */
const shownPeople = 8;

export function createSuggestions(options: {
  field: HTMLTextAreaElement;
  list: HTMLElement;
  model: PageModel;
  changed: () => void;
}): Suggestions {
  const { field, list, model } = options;
  const listbox = createListbox(list, field);
  list.hidden = true;

  function insert(from: number, text: string): void {
    field.setRangeText(text, from, field.selectionStart, 'end');
    close();
    options.changed();
  }

  function close(): void {
    list.hidden = true;
    listbox.show([]);
  }

  function open(label: string, choices: Choice[]): void {
    list.setAttribute('aria-label', label);
    // What has been typed whole needs no suggestion.
    const done = choices.length === 1 && choices[0]?.id === field.value.trim();
    list.hidden = choices.length === 0 || done;
    listbox.show(done ? [] : choices);
  }

  return {
    close,
    update() {
      const before = field.value.slice(0, field.selectionStart);
      const command = /^\/([a-z]*)$/i.exec(before)?.[1];
      const mention = /(?:^|\s)@([\p{L}\p{N} ]{0,30})$/u.exec(before)?.[1];
      if (command !== undefined) open(words.commands, commandChoices(model, command.toLowerCase(), insert));
      else if (mention !== undefined) open(words.people, peopleChoices(model, mention, before.length, insert));
      else close();
    },
    key(event) {
      if (list.hidden || event.isComposing) return false;
      if (event.key === 'Escape') close();
      else if (event.key === 'Tab' && !event.shiftKey) return listbox.chooseActive();
      else if (event.key === 'Enter' && !isWholeCommand(field.value, model)) return listbox.chooseActive();
      else return listbox.key(event);
      return true;
    },
  };
}

/** Enter sends what is a command already, and does not choose it a second time. */
function isWholeCommand(text: string, model: PageModel): boolean {
  return model.commands.some((command) => command.name === text.trim());
}

function commandChoices(model: PageModel, typed: string, insert: (from: number, text: string) => void): Choice[] {
  const kind = model.chats.get(model.chat)?.kind ?? 'direct';
  return model.commands
    .filter((command) => command.where.includes(kind) && command.name.slice(1).startsWith(typed))
    .map((command) => ({
      id: command.name,
      label: [el('strong', {}, command.name), el('span', {}, command.about)],
      choose: () => insert(0, `${command.name} `),
    }));
}

function peopleChoices(
  model: PageModel,
  typed: string,
  at: number,
  insert: (from: number, text: string) => void,
): Choice[] {
  return [...model.people.values()]
    .filter((person) => person.name.toLowerCase().startsWith(typed.toLowerCase()))
    .slice(0, shownPeople)
    .map((person) => ({
      id: person.account,
      label: [avatarOf(person), el('span', { class: 'who' }, person.name)],
      choose: () => insert(at - typed.length, `${person.name} `),
    }));
}
