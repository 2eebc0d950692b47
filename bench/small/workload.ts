/** A class for the small machine: who is in it, what they send, and what has to be answered. */
import { sampleFaces, type SampleFace } from '../../src/demo/sample-faces.js';
import { composeCrowd, repeat } from '../compose-crowd.js';
import { cast, takeSelfie } from '../sample-selfies.js';

export interface Member {
  name: string;
  /** The selfies they register with. */
  registers: Uint8Array[];
  /** What they send later, all at once: somebody else's face first, then their own. */
  sends: Uint8Array[];
}

export interface Workload {
  members: Member[];
  classPhoto: Uint8Array;
  /** How many of the members are in it. */
  inClassPhoto: number;
}

/** 12 megapixels. */
const size = { width: 4000, height: 3000 };
/** A lecture hall: small at the back, tall at the front, thirty in all. */
const rows = [
  { faces: 12, faceHeight: 60 },
  { faces: 10, faceHeight: 90 },
  { faces: 8, faceHeight: 140 },
];
/** Nobody of the cast; they look at the camera well enough to register. */
const classmates = [
  { name: 'Pia Quist', face: sampleFaces[7]! },
  { name: 'Rosa Stein', face: sampleFaces[9]! },
  { name: 'Tara Usman', face: sampleFaces[18]! },
];
const strangers = [0, 1, 2, 6, 8].map((index) => sampleFaces[index]!);

/**
 * Ten members send two selfies each: twenty that have to be looked at, for none of them is marked yet. The class photo
 * shows their three classmates among strangers.
 */
export async function makeWorkload(): Promise<Workload> {
  const senders = cast.filter(({ selfies }) => selfies.length > 0);
  const photos = await Promise.all(senders.map(({ selfies }) => Promise.all(selfies.map(takeSelfie))));
  const members = await Promise.all(
    senders.map(async ({ name, selfies }, index): Promise<Member> => {
      const [other] = photos[(index + senders.length / 2) % senders.length]!;
      const own = await takeSelfie({ ...selfies[0]!, width: 960, mirrored: false, light: 0.95 });
      return { name, registers: photos[index]!, sends: [other!, own] };
    }),
  );
  for (const { name, face } of classmates) members.push({ name, registers: [await selfieOf(face)], sends: [] });
  const places = rows.reduce((sum, { faces }) => sum + faces, 0);
  const { jpeg } = await composeCrowd({
    ...size,
    rows,
    people: [...repeat(strangers, places - classmates.length), ...classmates.map(({ face }) => face)],
  });
  return { members, classPhoto: jpeg, inClassPhoto: classmates.length };
}

/** As the cast's are: the face in the middle, half as tall as the selfie. */
function selfieOf({ sample, box }: SampleFace): Promise<Uint8Array> {
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return takeSelfie({ sample, centre, side: box.height * 2, width: 640, mirrored: true, light: 1, jpeg: 75 });
}
