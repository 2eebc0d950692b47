/** One model and those who draw it: many changes in one moment are drawn once. */
import { createModel, type Model } from './model.js';

export interface Store {
  readonly model: Model;
  /** Changes the model, and draws it soon. */
  change(apply: (model: Model) => void): void;
  /** Draws are made in the order in which they were given. */
  draw(draw: (model: Model) => void): void;
}

export function createStore(): Store {
  const model = createModel();
  const draws: ((model: Model) => void)[] = [];
  let due = false;
  return {
    model,
    change(apply) {
      apply(model);
      if (due) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        for (const draw of draws) draw(model);
      });
    },
    draw: (draw) => void draws.push(draw),
  };
}
