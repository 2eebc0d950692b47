/** What the people of the demo's evening send: composed photos, and who is on them. */
import { composeClassPhoto, composeSelfie, people, strangers, type Sitter } from '../../src/demo/compose-photos.js';
import { secondPhoto } from '../../src/demo/sample-faces.js';

const sitters: Readonly<Record<string, Sitter>> = {
  'Mia Santos': people.ann,
  'Clara Novak': people.bo,
  'Elif Demir': people.gil,
};
/** Another photo of her than her selfies were made of. */
const claraElsewhere: Sitter = { name: 'Clara Novak', face: secondPhoto };

/** `take`: 1 and 2 are different selfies. */
export function selfieFrom(name: string, take: 1 | 2): Promise<Uint8Array> {
  const sitter = sitters[name];
  if (!sitter) throw new Error(`${name} is not in the story`);
  return composeSelfie(sitter, take);
}

/** Mia among three whom nobody knows. */
export const photoWithMia = (): Promise<Uint8Array> =>
  composeClassPhoto([people.cleo, people.ann, strangers.stranger, people.fay]);

/** Clara, of whom the engine is not quite sure here, and two whom nobody knows. */
export const photoWithClara = (): Promise<Uint8Array> =>
  composeClassPhoto([people.eve, claraElsewhere, strangers.stranger2]);
