import type { WireEvent } from '../../../adapters/web/wire.js';

/** `{epoch}.{number}`, as the server counts. */
export type EventId = string;

/** Reads the browser chat's stream until it is closed. `begun` resolves when its snapshot was told. */
export async function readEvents(
  url: string,
  tell: (id: EventId, event: WireEvent) => void,
): Promise<{ begun: Promise<void>; close: () => void }> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/events`, { signal: leaving.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));

  async function read(): Promise<void> {
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, id = '', data] = /^id: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        // What the server wrote by this type.
        if (data !== undefined) tell(id, JSON.parse(data) as WireEvent);
        begin();
      }
    }
  }
  // The server ends, or the reader leaves.
  void read().catch(() => undefined);
  return { begun, close: () => leaving.abort() };
}
