/** The demo as the page sees it: ready, running with its progress, done or failed. One runs at a time. */
import type { Demo, Stage } from '../../src/chat/stage.js';
import type { Directory } from './directory.js';
import type { Feed } from './feed.js';
import type { Log } from '../../src/chat/ports.js';
import type { WireDemo } from './wire.js';

export interface DemoRun {
  state(): WireDemo;
  /** False when there is none to play, or one is being played. */
  start(): boolean;
}

export function createDemoRun(options: {
  demo: Demo | undefined;
  directory: Directory;
  feed: Feed;
  stage: (progress: Stage['progress']) => Stage;
  log: Log;
}): DemoRun {
  const { demo, directory, feed, log } = options;
  let state: WireDemo = { state: demo === undefined ? 'none' : 'ready', done: 0, total: 0, text: '' };

  function become(next: Partial<WireDemo>): void {
    state = { ...state, ...next };
    feed.publish({ kind: 'demo', demo: state });
  }

  async function play(chosen: Demo): Promise<void> {
    const inner = options.stage((done, total, text) => become({ done, total, text }));
    const stage: Stage = {
      ...inner,
      group(title) {
        const chat = inner.group(title);
        become({ chat });
        return chat;
      },
    };
    try {
      await chosen(stage, directory.host.account);
      become({ state: 'done', done: state.total });
    } catch (error) {
      log.error({ err: error }, 'the demo stopped');
      become({ state: 'failed' });
    }
  }

  return {
    state: () => state,
    start() {
      if (demo === undefined || state.state === 'running') return false;
      become({ state: 'running', done: 0, total: 0, text: '' });
      void play(demo);
      return true;
    },
  };
}
