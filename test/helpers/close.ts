import type { Speaker } from './dialogue.js';

/** Closes the session as a host who means it: where most are not marked they are asked, and tap. */
export async function closes(host: Pick<Speaker, 'says' | 'taps' | 'sees'>): Promise<void> {
  await host.says('/close');
  if (host.sees().includes('Close')) await host.taps('Close');
}
