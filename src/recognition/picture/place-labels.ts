/** Labels beside their faces: none over another, none outside the picture, as near as the crowd allows. */
import { spotsFor, type FaceLabel, type Spot, type LabelRoom } from './label-spots.js';
import { crosses, hullOf, intersection, meet } from './rectangles.js';

/** In line heights, as the costs of a spot. */
const costs = {
  /** Not to be had: no label may cost as much. Only a way out of each other's way while searching. */
  overlap: 100,
  leaderUnderLabel: 3,
  leadersCross: 4,
};
/** A label worse off than this is hard to follow to its face: better none. A line of five heights, or one across a face. */
const worst = 6;
/** Rounds of moving each label to its best spot given the others; crowds of sixty settle in five or six. */
const rounds = 8;

/** In the order of `labels`; undefined where there is no good spot. Depends on nothing but its arguments. */
export function placeLabels(labels: readonly FaceLabel[], around: LabelRoom): (Spot | undefined)[] {
  const spots = labels.map((label) => spotsFor(label, around));
  const neighbours = neighboursOf(labels, spots);
  const chosen: (Spot | undefined)[] = labels.map(() => undefined);
  let waiting = new Set(labels.keys());
  for (let round = 0; round < rounds && waiting.size > 0; round++) {
    const next = new Set<number>();
    for (const i of waiting) {
      const others = neighbours[i]!.map((j) => chosen[j]).filter((other) => other !== undefined);
      const spot = bestOf(spots[i]!, others);
      if (spot === chosen[i]) continue;
      chosen[i] = spot;
      neighbours[i]!.forEach((j) => next.add(j));
    }
    waiting = next;
  }
  return dropWorst(chosen);
}

/** Labels that can come into each other's way at all. */
function neighboursOf(labels: readonly FaceLabel[], spots: readonly Spot[][]): number[][] {
  const reaches = labels.map(({ face }, i) => hullOf([face, ...spots[i]!.map(({ zone }) => zone)]));
  return reaches.map((reach, i) => [...reaches.keys()].filter((j) => j !== i && intersection(reach, reaches[j]!) > 0));
}

/** Spots come best first, and others can only make them worse: each search ends where it cannot win any more. */
function bestOf(spots: readonly Spot[], others: readonly Spot[]): Spot | undefined {
  let best: Spot | undefined;
  let least = Infinity;
  for (const spot of spots) {
    if (spot.cost >= least) break;
    let cost = spot.cost;
    for (const other of others) {
      cost += between(spot, other);
      if (cost >= least) break;
    }
    if (cost < least) [best, least] = [spot, cost];
  }
  return best;
}

/** What two labels cost each other. */
function between(a: Spot, b: Spot): number {
  let cost = intersection(a.zone, b.zone) > 0 ? costs.overlap : 0;
  if (a.leader && crosses(a.leader, b.box)) cost += costs.leaderUnderLabel;
  if (b.leader && crosses(b.leader, a.box)) cost += costs.leaderUnderLabel;
  if (a.leader && b.leader && meet(a.leader, b.leader)) cost += costs.leadersCross;
  return cost;
}

/** The worst goes first, since that often makes the rest good enough. */
function dropWorst(chosen: readonly (Spot | undefined)[]): (Spot | undefined)[] {
  const left = [...chosen];
  for (;;) {
    const total = left.map((spot, i) =>
      spot ? left.reduce((sum, other, j) => sum + (other && i !== j ? between(spot, other) : 0), spot.cost) : 0,
    );
    const most = Math.max(0, ...total);
    if (most <= worst) return left;
    left[total.indexOf(most)] = undefined;
  }
}
