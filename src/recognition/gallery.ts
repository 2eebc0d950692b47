/** Who can be recognised: a template each. And descriptors as documents keep them. */
import type { Person, PersonId } from '../people/person.js';
import type { Comparing } from './match.js';
import type { Descriptor, MergedTemplate, Recognizer } from './recognizer.js';

/** Templates by person; a map, so that nobody is in it twice. */
export type Gallery = ReadonlyMap<PersonId, MergedTemplate>;

/** What is needed of a person and of a recognizer to compare them. */
export type Enrolled = Pick<Person, 'id' | 'templates'>;
export type Merging = Pick<Recognizer, 'engine' | 'version' | 'merge'>;

/** Throws where a person is given twice: a bug. */
export function createGallery(people: Iterable<{ person: PersonId; template: MergedTemplate }>): Gallery {
  const gallery = new Map<PersonId, MergedTemplate>();
  for (const { person, template } of people) {
    if (gallery.has(person)) throw new Error('a person is in the gallery twice');
    gallery.set(person, template);
  }
  return gallery;
}

/** The gallery of these people; whoever has no selfie of this engine and version is left out. Consent is the caller's. */
export function galleryOf(people: Iterable<Enrolled>, recognizer: Merging): Gallery {
  const gallery = new Map<PersonId, MergedTemplate>();
  for (const person of people) {
    const template = templateOf(person, recognizer);
    if (template) gallery.set(person.id, template);
  }
  return gallery;
}

/** A person's selfies as one; undefined where there are none of this engine and version. */
export function templateOf({ templates }: Enrolled, by: Merging): MergedTemplate | undefined {
  const made = templates.find(({ engine, version }) => engine === by.engine && version === by.version);
  if (!made || made.selfies.length === 0) return undefined;
  return mergeTemplate(
    by,
    made.selfies.map(({ descriptor }) => decodeDescriptor(descriptor)),
  );
}

/** Throws where there are no descriptors: a bug. */
export function mergeTemplate(by: Pick<Recognizer, 'merge'>, descriptors: readonly Descriptor[]): MergedTemplate {
  return { descriptor: by.merge(descriptors), selfies: descriptors.length };
}

/** Base64 of little-endian float32, whatever the machine's own order is. */
export function encodeDescriptor(descriptor: Descriptor): string {
  const bytes = Buffer.alloc(descriptor.length * Float32Array.BYTES_PER_ELEMENT);
  descriptor.forEach((value, i) => bytes.writeFloatLE(value, i * Float32Array.BYTES_PER_ELEMENT));
  return bytes.toString('base64');
}

/** Throws where it holds no whole number of floats, or something that is no number: a broken document. */
export function decodeDescriptor(base64: string): Descriptor {
  const bytes = Buffer.from(base64, 'base64');
  const length = bytes.length / Float32Array.BYTES_PER_ELEMENT;
  if (length === 0 || !Number.isInteger(length)) throw new Error(`a descriptor of ${bytes.length} bytes`);
  const descriptor = Float32Array.from({ length }, (_, i) => bytes.readFloatLE(i * Float32Array.BYTES_PER_ELEMENT));
  if (!descriptor.every(Number.isFinite)) throw new Error('a descriptor with something that is no number');
  return descriptor;
}

// Whose face is near a newcomer's: groups that look alike are told apart far worse than strangers (recognition.md).

/** Those of `others` whose template is within `alike` of this person's, nearest first. None without a template. */
export function lookAlikes<P extends Enrolled>(
  recognizer: Merging & Comparing,
  person: Enrolled,
  others: readonly P[],
): P[] {
  const own = templateOf(person, recognizer);
  if (!own) return [];
  return others
    .flatMap((other) => {
      const template = other.id === person.id ? undefined : templateOf(other, recognizer);
      return template ? [{ other, distance: recognizer.distance(template.descriptor, own.descriptor) }] : [];
    })
    .filter(({ distance }) => distance <= recognizer.thresholds.alike)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}
