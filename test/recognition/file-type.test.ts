import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileType } from '../../src/recognition/file-type.js';

const of = (head: string) => fileType(Buffer.from(head.padEnd(64, '\0'), 'latin1'));
const box = (major: string, ...compatible: string[]): string =>
  `\0\0\0${String.fromCharCode(16 + compatible.length * 4)}ftyp${major}\0\0\0\0${compatible.join('')}`;

test('still images and videos open with the same box, and are told apart by its brands', () => {
  expect(of(box('heic', 'mif1', 'heic'))).toEqual({ photo: true, type: 'HEIC' });
  expect(of(box('mif1', 'mif1', 'heic', 'miaf'))).toEqual({ photo: true, type: 'HEIC' });
  expect(of(box('mif1', 'mif1', 'avif', 'miaf'))).toEqual({ photo: true, type: 'AVIF' });
  expect(of(box('avif', 'avif', 'mif1'))).toEqual({ photo: true, type: 'AVIF' });
  expect(of(box('isom', 'isom', 'mp42'))).toEqual({ photo: false, type: 'MP4' });
  expect(of(box('qt  ', 'qt  '))).toEqual({ photo: false, type: 'MOV' });
});

test('RIFF files are told apart by what they hold', () => {
  expect(of('RIFF\x10\0\0\0WEBPVP8 ')).toEqual({ photo: true, type: 'WebP' });
  expect(of('RIFF\x10\0\0\0AVI LIST')).toEqual({ photo: false, type: 'AVI' });
  expect(of('RIFF\x10\0\0\0WAVEfmt ')).toEqual({ photo: false, type: 'WAV' });
});

test('text that mentions an image is text', () => {
  expect(fileType(Buffer.from('GI\nF89a, ÿØÿ and ftypheic'))).toEqual({ photo: false, type: 'TXT' });
  expect(fileType(Buffer.from('<!DOCTYPE html><p>404'))).toEqual({ photo: false, type: 'HTML' });
});

test('any bytes get an answer', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => typeof fileType(bytes).photo === 'boolean'));
});
