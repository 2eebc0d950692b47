/** Makes another class chat, by its title. */
import { byId } from './element.js';

export function createGroupDialog(add: (title: string) => void): void {
  const dialog = byId('new-group', HTMLDialogElement);
  const title = byId('group-title', HTMLInputElement);
  byId('add-group', HTMLButtonElement).addEventListener('click', () => {
    title.value = '';
    dialog.showModal();
  });
  byId('group-form', HTMLFormElement).addEventListener('submit', () => add(title.value));
  byId('group-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
}
