/** What every method of the API has at hand. */
import type { ApiCall } from './api-call.js';
import type { FileShelf } from './file-shelf.js';
import type { Presses } from './presses.js';
import type { Profile } from './profile-methods.js';
import type { Log } from './record.js';
import type { UpdateQueue } from './update-queue.js';
import type { Webhook } from './webhook.js';
import type { World } from './world.js';

export interface Inside {
  world: World;
  files: FileShelf;
  queue: UpdateQueue;
  webhook: Webhook;
  presses: Presses;
  profile: Profile;
  log: Log;
  /** getMe tells it; chats have what was in force when the bot joined. */
  settings: { privacy: boolean; down?: 'closed' | 'logged-out' };
}

export interface Method {
  /** The parameters there are, separated by spaces. */
  knows: string;
  /** The result as it goes over the wire. Throws ApiError. */
  run(call: ApiCall, inside: Inside): unknown;
}

export type Methods = Record<string, Method>;
