/** Whom the visitor speaks as: shown at the head of the page and above the composer, changed and added to in one menu. */
import type { WirePerson } from '../wire.js';
import { byId, el, type Child, icon } from './element.js';
import { createListbox, type Choice } from './listbox.js';
import type { PageModel, PageStore } from './model.js';
import { avatarOf } from './person-look.js';
import { personIn, unreadFor } from './views.js';
import { words } from './words.js';

export interface SpeakerActions {
  speakAs(account: string): void;
  addPerson(name: string): void;
}

export function createSpeakerMenu(store: PageStore, actions: SpeakerActions): void {
  const menu = byId('people', HTMLElement);
  const field = byId('find-person', HTMLInputElement);
  const list = byId('people-list', HTMLElement);
  const listbox = createListbox(list, field);
  const openers = [byId('speaker-side', HTMLButtonElement), byId('speaker-chat', HTMLButtonElement)];

  function draw(): void {
    listbox.show(choicesFor(store.model, field.value.trim(), { choose, add }));
  }

  function begin(): void {
    field.value = '';
    draw();
    field.focus();
  }

  function choose(account: string): void {
    menu.hidePopover();
    actions.speakAs(account);
  }

  function add(name: string): void {
    menu.hidePopover();
    actions.addPerson(name);
  }

  for (const opener of openers) {
    opener.addEventListener('click', () => {
      place(menu, opener);
      if (menu.togglePopover()) begin();
    });
  }
  menu.addEventListener('toggle', (event) => {
    const open = event.newState === 'open';
    for (const opener of openers) opener.setAttribute('aria-expanded', String(open));
  });
  field.addEventListener('input', draw);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const used = event.key === 'Enter' ? listbox.chooseActive() : listbox.key(event);
    if (used) event.preventDefault();
  });

  store.draw((model) => {
    const me = personIn(model, model.me);
    const elsewhere = [...model.people.keys()].some((account) => account !== model.me && unreadFor(model, account) > 0);
    for (const opener of openers) opener.replaceChildren(...openerOf(me, elsewhere).filter((child) => child !== false));
    if (menu.matches(':popover-open')) draw();
  });
}

function openerOf(me: WirePerson, elsewhere: boolean): (HTMLElement | SVGSVGElement | false)[] {
  return [
    avatarOf(me),
    el(
      'span',
      { class: 'who' },
      el('small', {}, words.speakingAs),
      el('strong', {}, me.name),
      me.host && el('em', { class: 'tag' }, words.host),
    ),
    elsewhere && el('span', { class: 'dot' }),
    icon('chevron'),
  ];
}

function choicesFor(
  model: PageModel,
  sought: string,
  actions: { choose: (account: string) => void; add: (name: string) => void },
): Choice[] {
  const low = sought.toLowerCase();
  const people = [...model.people.values()];
  const found = people.filter((person) => person.name.toLowerCase().includes(low));
  const choices: Choice[] = found.map((person) => ({
    id: person.account,
    label: labelOf(person, model),
    choose: () => actions.choose(person.account),
  }));
  if (sought === '' || people.some((person) => person.name.toLowerCase() === low)) return choices;
  const add = () => actions.add(sought);
  return [
    ...choices,
    { id: 'add', label: [el('span', { class: 'avatar' }, icon('plus')), words.addPerson(sought)], choose: add },
  ];
}

function labelOf(person: WirePerson, model: PageModel): Child[] {
  const unread = unreadFor(model, person.account);
  return [
    avatarOf(person),
    el('span', { class: 'who' }, person.name),
    person.host && el('em', { class: 'tag' }, words.host),
    unread > 0 && el('span', { class: 'badge', 'aria-label': words.unread(unread) }, String(unread)),
    person.account === model.me && icon('check'),
  ];
}

/** Beside the button that opens it, within the window; a narrow window's style sheet puts it at the foot instead. */
function place(menu: HTMLElement, opener: HTMLElement): void {
  const { left, top, bottom } = opener.getBoundingClientRect();
  const below = top < window.innerHeight / 2;
  menu.style.setProperty('--left', `${Math.max(8, left)}px`);
  menu.style.setProperty('--top', below ? `${bottom + 6}px` : 'auto');
  menu.style.setProperty('--bottom', below ? 'auto' : `${window.innerHeight - top + 6}px`);
}
