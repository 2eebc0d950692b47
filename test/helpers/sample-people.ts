/** People of the face package's sample photos, as selfies and as class photos: see src/demo. */
import { cast } from '../../src/demo/cast.js';
import { readSample, takeSelfie } from '../../src/demo/sample-photos.js';

export { readSample };

/** All selfies of somebody of the demo's cast. */
export function selfiesOf(name: string): Promise<Uint8Array[]> {
  const member = cast.find((one) => one.name === name);
  if (!member) throw new Error(`${name} is not in the cast`);
  return Promise.all(member.selfies.map(takeSelfie));
}
