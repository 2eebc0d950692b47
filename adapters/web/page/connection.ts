/** The stream of events from the server: opened again whenever it is lost, going on where it was. */
import type { WireEvent } from '../wire.js';

/** The server gives a sign of life every 15 s; two of them missing means that the connection is dead. */
const silenceMs = 40_000;
const againMs = 1_000;

export interface Listener {
  /** A snapshot comes first; it comes again after a restart, or a long absence. */
  event(event: WireEvent): void;
  /** The server is there again, and nothing was missed. */
  resumed(): void;
  lost(): void;
}

export function connect(listener: Listener): void {
  let last: string | undefined;

  function open(): void {
    const source = new EventSource(`/api/events${last === undefined ? '' : `?since=${encodeURIComponent(last)}`}`);
    let silence: number | undefined;

    function wait(): void {
      clearTimeout(silence);
      silence = setTimeout(again, silenceMs);
    }

    function again(): void {
      clearTimeout(silence);
      source.close();
      listener.lost();
      setTimeout(open, againMs);
    }

    source.onopen = wait;
    source.addEventListener('resumed', () => listener.resumed());
    source.onmessage = (message: MessageEvent<string>) => {
      wait();
      last = message.lastEventId;
      // Written by the server with the same type.
      listener.event(JSON.parse(message.data) as WireEvent);
    };
    source.addEventListener('alive', wait);
    source.onerror = again;
  }

  open();
}
