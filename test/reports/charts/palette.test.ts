import { expect, test } from 'vitest';
import { statuses } from '../../../src/attendance/sheet.js';
import { empty, onStatus, paper, statusColours } from '../../../src/reports/charts/frame.js';

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const seenWith: Record<string, number[][]> = {
  'full colour vision': [[1, 0, 0], [0, 1, 0], [0, 0, 1]], // prettier-ignore
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]], // prettier-ignore
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]], // prettier-ignore
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]], // prettier-ignore
};

type Triple = [number, number, number];

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: number[][], [a, b, c]: Triple): Triple {
  const [r, g, bl] = matrix.map(([x = 0, y = 0, z = 0]) => Math.min(1, Math.max(0, x * a + y * b + z * c)));
  return [r!, g!, bl!];
}

const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** CIE L*a*b*, D65. */
function lab(rgb: Triple): Triple {
  const [r, g, b] = rgb;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(luminance(rgb));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: Triple, other: Triple): number => Math.hypot(...one.map((value, i) => value - other[i]!));

test.each(Object.entries(seenWith))(
  'with %s every status is told from every other, and from the paper',
  (_, matrix) => {
    const colours = [...Object.values(statusColours), paper].map((hex) => lab(times(matrix, linear(hex))));
    for (const [i, one] of colours.entries())
      for (const other of colours.slice(i + 1)) expect(distance(one, other)).toBeGreaterThan(25);
  },
);

test('a day without a session is no status', () => {
  for (const hex of Object.values(statusColours))
    expect(distance(lab(linear(hex)), lab(linear(empty)))).toBeGreaterThan(20);
});

const contrast = (one: string, other: string): number => {
  const [low, high] = [one, other].map((hex) => luminance(linear(hex))).sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
};

test('what is written on a colour stands out by 4.5 to 1, and the colour from the paper by 3 to 1, as WCAG asks', () => {
  for (const status of statuses) {
    expect(contrast(statusColours[status], onStatus[status])).toBeGreaterThan(4.5);
    expect(contrast(statusColours[status], paper)).toBeGreaterThan(3);
  }
});
