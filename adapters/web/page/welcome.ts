/** What stands in a chat in which nothing has been said: the way to a first success. */
import { el, type Child, icon } from './element.js';
import type { PageModel } from './model.js';
import { words } from './words.js';

export interface WelcomeActions {
  startDemo(): void;
  say(text: string): void;
}

export function welcomeOf(model: PageModel, actions: WelcomeActions): HTMLElement {
  const group = model.chats.get(model.chat)?.kind === 'group';
  const demo = model.demo.state === 'ready' || model.demo.state === 'failed';
  const first = group ? '/class' : '/start';
  const start = el(
    'button',
    { type: 'button', class: demo ? 'quiet' : 'primary', onclick: () => actions.say(first) },
    first,
  );
  const byHand: Child[] = [
    el('p', { class: demo ? 'by-hand' : '' }, demo ? words.orByHand : group ? words.emptyGroup : words.emptyDirect),
    start,
  ];
  const shown: Child[] = demo
    ? [el('h2', {}, words.demoTitle), el('p', {}, words.demoText), demoButton(actions), ...byHand]
    : byHand;
  return el('section', { class: 'welcome' }, el('span', { class: 'emblem' }, icon(group ? 'group' : 'bot')), ...shown);
}

/** The same in the chat, in the list of chats and after a failure. */
export function demoButton(actions: Pick<WelcomeActions, 'startDemo'>): HTMLElement {
  return el(
    'button',
    { type: 'button', class: 'primary', onclick: () => actions.startDemo() },
    icon('spark'),
    words.demoStart,
  );
}
