import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrol, isEnrolled, selfiesOf, setConsent, type Selfie } from '../../src/people/enrolment.js';
import { maxSelfies } from '../../src/people/person.js';
import { aPerson, faceConsent, noFace } from './people.js';

const face = { engine: 'face', version: '1' };
const other = { engine: 'face', version: '2' };
const selfie = (event: string): Selfie => ({ event, at: 1, descriptor: 'AAAA' });
const ann = aPerson({ consent: faceConsent });
const events = (person: typeof ann, by = face) => selfiesOf(person, by).map(({ event }) => event);

describe('enrolling', () => {
  it('adds selfies in their order, as far as there is room', () => {
    const all = ['1', '2', '3', '4', '5', '6'].map(selfie);
    expect(events(enrol(enrol(ann, face, all.slice(0, 2)), face, all.slice(2)))).toEqual(['1', '2', '3', '4', '5']);
  });

  it('adds nothing without consent', () => {
    expect(enrol(aPerson({}), face, [selfie('1')]).templates).toEqual([]);
    expect(enrol(aPerson({ consent: noFace }), face, [selfie('1')]).templates).toEqual([]);
  });

  it('keeps recognizers apart, and knows nobody by another’s templates', () => {
    const both = enrol(enrol(ann, face, [selfie('1')]), other, [selfie('2')]);
    expect([events(both), events(both, other)]).toEqual([['1'], ['2']]);
    expect(isEnrolled(enrol(ann, other, [selfie('2')]), face)).toBe(false);
    expect(isEnrolled(both, face)).toBe(true);
  });

  it('afresh lets go of all others, and is repeated without harm', () => {
    const before = enrol(enrol(ann, face, [selfie('1')]), other, [selfie('2')]);
    const afresh = enrol(before, face, [selfie('3')], true);
    expect([events(afresh), events(afresh, other)]).toEqual([['3'], []]);
    expect(enrol(afresh, face, [selfie('3')], true)).toEqual(afresh);
  });

  it('afresh with no good selfie keeps the old ones', () => {
    const before = enrol(ann, face, [selfie('1')]);
    expect(enrol(before, face, [], true)).toBe(before);
  });

  it('keeps nothing of the recognizer but its name', () => {
    const recognizer = { ...face, look: () => undefined };
    expect(enrol(ann, recognizer, [selfie('1')]).templates).toEqual([{ ...face, selfies: [selfie('1')] }]);
  });

  it('whatever comes, however often: each selfie once, never too many, the first ones kept', () => {
    const batches = fc.array(fc.array(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), { maxLength: 4 }));
    fc.assert(
      fc.property(batches, (sent) => {
        const done = sent.reduce((person, batch) => enrol(person, face, [...new Set(batch)].map(selfie)), ann);
        expect(events(done)).toEqual([...new Set(sent.flat())].slice(0, maxSelfies));
      }),
    );
  });
});

describe('consent', () => {
  it('withdrawn, leaves no template of any engine', () => {
    const enrolled = enrol(enrol(ann, face, [selfie('1')]), other, [selfie('2')]);
    expect(setConsent(enrolled, noFace)).toMatchObject({ consent: noFace, templates: [] });
  });

  it('given again, keeps what there is', () => {
    const enrolled = enrol(ann, face, [selfie('1')]);
    expect(setConsent(enrolled, { ...faceConsent, at: 9 })).toEqual({
      ...enrolled,
      consent: { ...faceConsent, at: 9 },
    });
  });
});
