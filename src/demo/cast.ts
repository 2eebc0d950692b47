/** The demo class: an evening course of adults, with the faces of the composed photos. The names are invented. */
import { people, strangers, type Sitter } from './compose-photos.js';

export const title = 'Evening Spanish';

export interface CastMember {
  name: string;
  /** None for somebody who takes part without their face. */
  sitter?: Sitter;
}

export const cast: readonly CastMember[] = [
  { name: 'Jaya Patel', sitter: people.ann },
  { name: 'Ines Oliveira', sitter: people.cleo },
  { name: 'Katya Petrova', sitter: people.fay },
  { name: 'Clara Novak', sitter: people.bo },
  { name: 'Bianca Rossi', sitter: people.dan },
  { name: 'Mia Santos', sitter: people.eve },
  { name: 'Grace Lim', sitter: people.gil },
  { name: 'Dana Whitfield', sitter: people.ida },
  { name: 'Nora Byrne' },
];

export interface ClassPhoto {
  sitters: readonly Sitter[];
  /** Posted as soon as this member has joined; at the end where nobody is named. */
  after?: string;
  /** What it is to show, for whoever watches. */
  shows: string;
}

/** In this order. */
export const classPhotos: readonly ClassPhoto[] = [
  {
    sitters: [people.ann, people.cleo, strangers.stranger, people.fay],
    after: 'Katya Petrova',
    shows: 'four people, three with a face on file',
  },
  {
    sitters: [...Object.values(people).filter(({ name }) => name !== 'dan'), strangers.stranger2, strangers.stranger],
    shows: 'everybody but one, and two guests',
  },
  { sitters: [people.dan, strangers.stranger2], shows: 'one who came late, and a guest' },
  { sitters: Object.values(strangers), shows: 'nobody of the class' },
];
