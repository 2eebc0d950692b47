/** People of the face package's sample photos, as selfies and in the photos as they are. */
import { cast, takeSelfie } from '../../bench/sample-selfies.js';
import { readSample } from '../../src/demo/sample-photos.js';

export { readSample };

/** All selfies of somebody of the cast. */
export function selfiesOf(name: string): Promise<Uint8Array[]> {
  const member = cast.find((one) => one.name === name);
  if (!member) throw new Error(`${name} is not in the cast`);
  return Promise.all(member.selfies.map(takeSelfie));
}
