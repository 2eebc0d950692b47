/** A list of choices that is led by the keyboard while the focus stays in a field: the ARIA pattern for suggestions. */
import { el, type Child } from './element.js';

export interface Choice {
  id: string;
  label: Child[];
  choose: () => void;
}

export interface Listbox {
  show(choices: readonly Choice[]): void;
  /** True when the key was for the list. */
  key(event: KeyboardEvent): boolean;
  chooseActive(): boolean;
}

/** `field` keeps the focus and is told which choice is active. */
export function createListbox(list: HTMLElement, field: HTMLElement): Listbox {
  let choices: readonly Choice[] = [];
  let active = 0;
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');

  function mark(): void {
    const options = [...list.children];
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === active)));
    const option = options[active];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  }

  function chooseActive(): boolean {
    const choice = choices[active];
    choice?.choose();
    return choice !== undefined;
  }

  return {
    show(next) {
      const before = choices[active]?.id;
      choices = next;
      active = Math.max(
        0,
        next.findIndex((choice) => choice.id === before),
      );
      list.replaceChildren(
        ...next.map((choice, index) => {
          const option = el('li', { id: `${list.id}-${index}`, role: 'option' }, ...choice.label);
          // Taking the focus away from the field would close the list before the click arrives.
          option.addEventListener('mousedown', (event) => event.preventDefault());
          option.addEventListener('click', choice.choose);
          return option;
        }),
      );
      mark();
    },
    chooseActive,
    key(event) {
      if (choices.length === 0) return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return false;
      active = (active + step + choices.length) % choices.length;
      mark();
      return true;
    },
  };
}
