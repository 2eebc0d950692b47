/** Colours of charts. */
import type { Status } from '../../attendance/sheet.js';

/**
 * Told apart with every kind of colour blindness: by the matrices of Machado et al. (2009) no two of them, nor one and
 * the paper, come nearer than a distance of 25 in CIE L*a*b* (a test holds that). A word stands beside each, always.
 */
export const statusColours: Readonly<Record<Status, string>> = {
  present: '#0b7f5f',
  late: '#f2b233',
  excused: '#8cc9f0',
  absent: '#c2410c',
};

/** Numbers within bars are written in whichever of the two stands out. */
export const onStatus: Readonly<Record<Status, string>> = {
  present: '#ffffff',
  late: '#1f2328',
  excused: '#1f2328',
  absent: '#ffffff',
};

/** Not quite white: a card that dazzles nobody in a dark chat and is seen in a light one. */
export const paper = '#fbfbf9';
export const ink = '#1f2328';
export const faintInk = '#5b6370';
export const rule = '#dcdfe4';
/** A day without a session. */
export const empty = '#eceef1';
