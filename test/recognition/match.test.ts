import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gallery } from '../../src/recognition/gallery.js';
import { match, type Match, verify } from '../../src/recognition/match.js';
import type { Thresholds } from '../../src/recognition/recognizer.js';
import { faceThresholds, limitsOf } from '../../src/recognition/thresholds.js';

/** Figures that are easy to read; for two selfies they are 0.1 less, for more 0.15. */
const thresholds: Thresholds = {
  known: 0.5,
  unsure: 0.55,
  tighter: [0.1, 0.15],
  alike: 0.55,
  margin: 0.07,
  minHeight: 40,
};
const names = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Faces (with their heights) and people, and how far each face is from each person: `distances[face][person]`. */
interface Scene {
  distances: number[][];
  heights: number[];
  people: string[];
  /** Of each person; one where nothing is said. */
  selfies?: number[];
}

/** Descriptors are indices here, and the recognizer looks the distance up. */
const index = (i: number) => Float32Array.of(i);
const recognizerOf = ({ distances }: Scene) => ({
  thresholds,
  distance: (template: Float32Array, face: Float32Array) => distances[face[0]!]![template[0]!]!,
});
const sighting = ({ heights }: Scene, i: number) => ({
  descriptor: index(i),
  quality: { height: heights[i]!, sharpness: 100, brightness: 128, overall: 1 },
});
const templateOf = ({ selfies }: Scene, i: number) => ({ descriptor: index(i), selfies: selfies?.[i] ?? 1 });
const galleryOf = (scene: Scene): Gallery => new Map(scene.people.map((person, i) => [person, templateOf(scene, i)]));
const matchScene = (scene: Scene): Match[] =>
  match(
    scene.heights.map((_, i) => sighting(scene, i)),
    galleryOf(scene),
    recognizerOf(scene),
  );

function scene(distances: number[][], heights = distances.map(() => 100)): Scene {
  return { distances, heights, people: names.slice(0, distances[0]?.length ?? 0) };
}
const known = (found: Match | undefined): string | undefined =>
  found?.certainty === 'known' ? found.person : undefined;
const asked = (found: Match | undefined): string[] =>
  found?.certainty === 'unsure' ? found.candidates.map(({ person }) => person) : [];

describe('match', () => {
  test('names who is near and clear of everybody else', () => {
    const found = matchScene(
      scene([
        [0.3, 0.8],
        [0.9, 0.45],
      ]),
    );
    expect(found).toEqual([
      { certainty: 'known', person: 'A', distance: 0.3, margin: 0.5, tooSmall: false },
      { certainty: 'known', person: 'B', distance: 0.45, margin: 0.8 - 0.45, tooSmall: false },
    ]);
  });

  test('asks beyond certainty, and names nobody beyond doubt', () => {
    const [near, far] = matchScene(
      scene([
        [0.52, 0.9],
        [0.8, 0.56],
      ]),
    );
    expect(near).toEqual({
      certainty: 'unsure',
      distance: 0.52,
      candidates: [{ person: 'A', distance: 0.52 }],
      tooSmall: false,
    });
    expect(far).toEqual({ certainty: 'unknown', distance: 0.56, tooSmall: false });
  });

  test('asks where a second person is nearly as near, nearest first and at most three', () => {
    expect(asked(matchScene(scene([[0.4, 0.35, 0.38, 0.36]]))[0])).toEqual(['B', 'D', 'C']);
  });

  test('of two faces near one person only the better is known, and by a margin', () => {
    const [better, worse] = matchScene(scene([[0.3], [0.45]]));
    expect([known(better), worse?.certainty]).toEqual(['A', 'unknown']);
    const close = matchScene(scene([[0.3], [0.32]]));
    expect(close.map(asked)).toEqual([['A'], ['A']]);
  });

  test('whoever is known elsewhere is no candidate', () => {
    const [, other] = matchScene(
      scene([
        [0.2, 0.9, 0.9],
        [0.45, 0.5, 0.54],
      ]),
    );
    expect([asked(other), other?.distance]).toEqual([['B', 'C'], 0.5]);
  });

  test('where no margin is asked for, a tie is still no certainty', () => {
    const tie = { thresholds: { ...thresholds, margin: 0 }, distance: () => 0.3 };
    const two = scene([[0.3, 0.3]]);
    expect(match([sighting(two, 0)], galleryOf(two), tie).map(asked)).toEqual([['A', 'B']]);
  });

  test('does not trade a near pair for two fair ones, as the least total would', () => {
    // 0.30 + 0.55 (nobody) is more than 0.40 + 0.40, and still the first face is A's rather than B's.
    const found = matchScene(
      scene([
        [0.3, 0.4],
        [0.4, 0.95],
      ]),
    );
    expect(found.map(known)).toEqual(['A', undefined]);
  });

  test('a face of too few pixels is asked about at best, and said to be too small', () => {
    expect(matchScene(scene([[0.2]], [39]))[0]).toMatchObject({ certainty: 'unsure', tooSmall: true });
    expect(matchScene(scene([[0.9]], [39]))[0]).toMatchObject({ certainty: 'unknown', tooSmall: true });
    expect(matchScene(scene([[0.2]], [40]))[0]).toMatchObject({ certainty: 'known', tooSmall: false });
  });

  test('an empty gallery, and a photo of nobody', () => {
    expect(matchScene(scene([[]]))).toEqual([{ certainty: 'unknown', distance: Infinity, tooSmall: false }]);
    expect(matchScene(scene([]))).toEqual([]);
  });
});

/** Distances on a grid of 0.01 near the thresholds, so that ties and exact margins happen. */
const anyScene: fc.Arbitrary<Scene> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .chain(([faces, people]) =>
    fc.record({
      distances: fc.array(
        fc.array(
          fc.integer({ min: 20, max: 70 }).map((hundredths) => hundredths / 100),
          { minLength: people, maxLength: people },
        ),
        { minLength: faces, maxLength: faces },
      ),
      heights: fc.array(fc.integer({ min: 35, max: 60 }), { minLength: faces, maxLength: faces }),
      people: fc.constant(names.slice(0, people)),
      selfies: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: people, maxLength: people }),
    }),
  );
const runs = { numRuns: 2000 };

describe('match, for any distances', () => {
  test('nobody is known twice', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        const found = matchScene(given).flatMap((each) => known(each) ?? []);
        expect(new Set(found).size).toBe(found.length);
      }),
      runs,
    );
  });

  test('a face is known exactly where it is near, tall, and clear of every other person and face', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        const { distances, heights, people } = given;
        matchScene(given).forEach((found, f) => {
          const clearly = people.filter((_, p) => {
            const own = distances[f]![p]!;
            const others = [
              ...distances[f]!.filter((_, i) => i !== p),
              ...distances.map((row) => row[p]!).filter((_, i) => i !== f),
            ];
            const clear = others.every((other) => other - own >= thresholds.margin);
            const { known } = limitsOf(thresholds, given.selfies![p]!);
            return own <= known && heights[f]! >= thresholds.minHeight && clear;
          });
          expect(known(found)).toBe(clearly[0]);
        });
      }),
      runs,
    );
  });

  test('a question names the nearest within doubt who are not known elsewhere; without any it is no question', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        const all = matchScene(given);
        const taken = new Set(all.map(known));
        all.forEach((found, f) => {
          if (found.certainty === 'known') return;
          const near = given.distances[f]!.filter(
            (d, p) => d <= limitsOf(thresholds, given.selfies![p]!).unsure && !taken.has(given.people[p]),
          );
          const first = near.sort((a, b) => a - b).slice(0, 3);
          const candidates = found.certainty === 'unsure' ? found.candidates : [];
          expect(candidates.map(({ distance }) => distance)).toEqual(first);
          expect(candidates.some(({ person }) => taken.has(person))).toBe(false);
        });
      }),
      runs,
    );
  });

  test('the order of faces and of people changes nothing', () => {
    const shuffled = anyScene.chain((given) =>
      fc.record({
        given: fc.constant(given),
        faces: fc.shuffledSubarray([...given.heights.keys()], { minLength: given.heights.length }),
        people: fc.shuffledSubarray([...given.people.keys()], { minLength: given.people.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, faces, people }) => {
        const turned = matchScene({
          distances: faces.map((f) => people.map((p) => given.distances[f]![p]!)),
          heights: faces.map((f) => given.heights[f]!),
          people: people.map((p) => given.people[p]!),
          selfies: people.map((p) => given.selfies![p]!),
        });
        const straight = matchScene(given);
        expect(turned).toEqual(faces.map((f) => straight[f]));
      }),
      runs,
    );
  });

  test('one more person in the gallery is known at most themselves, and makes nobody else certain', () => {
    const grown = anyScene.chain((given) =>
      fc.record({
        given: fc.constant(given),
        column: fc.array(fc.integer({ min: 20, max: 70 }), {
          minLength: given.heights.length,
          maxLength: given.heights.length,
        }),
      }),
    );
    fc.assert(
      fc.property(grown, ({ given, column }) => {
        const before = matchScene(given);
        const after = matchScene({
          ...given,
          distances: given.distances.map((row, f) => [...row, column[f]! / 100]),
          people: [...given.people, 'new'],
          selfies: [...given.selfies!, 1],
        });
        after.forEach((found, f) => {
          if (known(found) !== undefined && known(found) !== 'new') expect(known(found)).toBe(known(before[f]));
        });
      }),
      runs,
    );
  });

  test('one more face in the photo makes no other face certain', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        if (given.heights.length === 0) return;
        const all = matchScene(given);
        const fewer = { ...given, distances: given.distances.slice(0, -1), heights: given.heights.slice(0, -1) };
        matchScene(fewer).forEach((found, f) => {
          if (known(all[f]) !== undefined) expect(known(found)).toBe(known(all[f]));
        });
      }),
      runs,
    );
  });
});

describe('a template of more selfies is to be nearer', () => {
  const figures: [selfies: number, distance: number, match: Match['certainty'], same: string][] = [
    [1, 0.5, 'known', 'yes'],
    [2, 0.5, 'unknown', 'no'],
    [2, 0.45, 'unsure', 'unsure'],
    [2, 0.4, 'known', 'yes'],
    [3, 0.4, 'unsure', 'unsure'],
    [3, 0.35, 'known', 'yes'],
    [5, 0.35, 'known', 'yes'],
    [5, 0.36, 'unsure', 'unsure'],
  ];

  test.each(figures)('of %d selfies at %d: %s, and %s by itself', (selfies, distance, certainty, same) => {
    const given = { ...scene([[distance]]), selfies: [selfies] };
    expect(matchScene(given)[0]?.certainty).toBe(certainty);
    expect(verify(templateOf(given, 0), sighting(given, 0), recognizerOf(given)).same).toBe(same);
  });

  test('each person of a class by their own number', () => {
    const given = {
      ...scene([
        [0.45, 0.9],
        [0.9, 0.45],
      ]),
      selfies: [1, 3],
    };
    expect(matchScene(given).map(({ certainty }) => certainty)).toEqual(['known', 'unknown']);
  });

  test('the face engine’s: 0.058, 0.052, 0.051 from three on, and 0.012 more to be asked', () => {
    const limits = [1, 2, 3, 4, 5].map((selfies) => limitsOf(faceThresholds, selfies));
    const rounded = limits.map(({ known, unsure }) => [known.toFixed(3), unsure.toFixed(3)]);
    const three = ['0.051', '0.063'];
    expect(rounded).toEqual([['0.058', '0.070'], ['0.052', '0.064'], three, three, three]);
    expect(faceThresholds.margin).toBe(0.016);
  });
});

test('verify answers for one person alone', () => {
  const given = scene([[0.5], [0.51], [0.56], [0.2]], [100, 100, 100, 30]);
  const answers = given.heights.map((_, i) => verify(templateOf(given, 0), sighting(given, i), recognizerOf(given)));
  expect(answers).toEqual([
    { same: 'yes', distance: 0.5 },
    { same: 'unsure', distance: 0.51 },
    { same: 'no', distance: 0.56 },
    { same: 'unsure', distance: 0.2 },
  ]);
});
