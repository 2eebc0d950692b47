/** Forms (modals): what a command lacks is asked for at once, before anything is to be remembered. */
import {
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
  type APIChatInputApplicationCommandInteraction as Command,
  type APIComponentInLabel,
  type APIModalInteractionResponse,
  type APIModalSubmitInteraction,
  type ModalSubmitLabelComponent,
} from 'discord.js';
import type { MessageReceived } from '../../src/chat/event.js';
import { attachmentRef } from './files.js';

/** What the forms say. */
export interface FormWords {
  attend: string;
  photos: string;
  names: string;
  list: string;
}

/** Photos of one form, by Discord's limit of files. */
const mostPhotos = 10;
/** Characters of a form's text, by Discord. */
const longest = 4000;

type Modal = APIModalInteractionResponse;

/** The form for a command that came without what it works on; undefined where it has all it needs. */
export function formFor({ data }: Command, words: FormWords): Modal | undefined {
  const given = data.options ?? [];
  if (data.name === 'attend' && given.length === 0) {
    const upload = {
      type: ComponentType.FileUpload as const,
      custom_id: 'photos',
      min_values: 1,
      max_values: mostPhotos,
    };
    return modal('form:attend', words.attend, words.photos, upload);
  }
  const action = given.find(({ name }) => name === 'action');
  if (data.name === 'roster' && given.length === 1 && action && 'value' in action && action.value === 'add') {
    const list = {
      type: ComponentType.TextInput as const,
      custom_id: 'names',
      style: TextInputStyle.Paragraph,
      max_length: longest,
    };
    return modal('form:names', words.names, words.list, list);
  }
  return undefined;
}

function modal(id: string, title: string, label: string, component: APIComponentInLabel): Modal {
  const components = [{ type: ComponentType.Label as const, label, component }];
  return { type: InteractionResponseType.Modal, data: { custom_id: id, title, components } };
}

/** What a filled-in form says, as the command with everything it needs. */
export function spokenByForm({
  data,
}: APIModalSubmitInteraction): Pick<MessageReceived, 'text' | 'photos' | 'mentions'> {
  const fields = data.components.filter((one): one is ModalSubmitLabelComponent => one.type === ComponentType.Label);
  const photos = fields.flatMap(({ component }) => {
    const ids = component.type === ComponentType.FileUpload ? component.values : [];
    return ids.flatMap((id) => data.resolved?.attachments?.[id] ?? []).map((attachment) => attachmentRef(attachment));
  });
  const typed = fields.flatMap(({ component }) =>
    component.type === ComponentType.TextInput ? [component.value] : [],
  );
  const text = data.custom_id === 'form:names' ? ['/roster add', ...typed].join('\n') : '/attend';
  return { text, photos, mentions: [] };
}
