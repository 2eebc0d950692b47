/** The bench's figures as Markdown, for the terminal and for RESULTS.md. */
import type { Machine } from './machine.js';
import type { Count } from './photos.js';
import { compared, type Look, type Result, type Task } from './rounds.js';

export interface Report {
  /** Ours first, the one it is compared with last. */
  results: readonly Result[];
  machine: Machine;
  /** Milliseconds of the very first start, which builds the networks. */
  firstStart: number;
  /** UTC. */
  date: Date;
}

const pairs = compared.faces * compared.people;

interface Row {
  title: string;
  task: Task;
  /** Of one measurement. */
  units?: number;
  digits: number;
}
const rows: readonly Row[] = [
  { title: 'a selfie', task: 'selfie', digits: 0 },
  { title: 'a class photo, 5 faces', task: 'five', digits: 0 },
  { title: 'a class photo, 30 faces', task: 'thirty', digits: 0 },
  { title: '1,000 comparisons', task: 'names', units: pairs / 1000, digits: 2 },
  { title: 'start to first result', task: 'start', digits: 0 },
];

export function writeReport({ results, machine, firstStart, date }: Report): string {
  const ours = results[0]!;
  const peer = results.at(-1)!;
  const timed = rows.map(({ title, task, units = 1, digits }) => [
    title,
    ...results.map(({ times }) => `${(median(times[task]) / units).toFixed(digits)} ms`),
    `${median(peer.times[task].map((ms, nth) => ms / ours.times[task][nth]!)).toFixed(1)} times as fast`,
  ]);
  const memory = [
    'peak memory',
    ...results.map(({ peak }) => `${Math.round(peak / 1e6)} MB`),
    `${(ours.peak / peer.peak).toFixed(2)} of it`,
  ];
  const looks: readonly [string, Look][] = [
    ['selfies', 'selfie'],
    ['5 faces', 'five'],
    ['30 faces', 'thirty'],
  ];
  const titles = results.map(({ contender }) => contender.title);
  return `# Benchmark

\`npm run bench\`, ${date.toISOString().slice(0, 10)}. ${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GB of memory, ${machine.system}, Node ${machine.node}; ${machine.packages.join(', ')}. Load of the machine just before: ${machine.load.toFixed(1)}.

${table(['', ...titles, 'Rollcall is'], [...timed, memory])}

Medians of turns taken photo by photo; "times as fast" is the median of the pairs, Rollcall as it runs by default against ${peer.contender.title}. The very first start on a machine builds the networks, and took ${(firstStart / 1000).toFixed(1)} s.

## Faces found

${table(
  ['', ...titles],
  looks.map(([title, look]) => [title, ...results.map(({ found }) => tellFound([...found[look].values()]))]),
)}

## What is timed

- A photo: from the bytes of the JPEG in memory to descriptors of all faces. Rollcall: \`readPhoto\` and \`look\`, as the bot calls them, which also judge pose and quality, and look twice at small faces. ${peer.contender.title}: decoded by sharp to a tensor, then \`detectSingleFace\` or \`detectAllFaces\` with its SSD at its defaults (a score of 0.5), landmarks and descriptors. It shrinks every photo to 512 pixels, where it loses small faces, and so has less to do.
- Selfies are 960 x 960, cut from the sample photos of @vladmandic/face-api. The photo of 5 is one of them (1920 x 1398); that of 30 (1280 x 960, faces 56 to 74 pixels tall) is composed of their faces.
- Comparisons: ${compared.faces} faces against a class of ${compared.people}, ${pairs.toLocaleString('en')} pairs, from descriptors to names: \`match\` (whole photo at once, margins, candidates) and \`FaceMatcher.findBestMatch\`, each with its gallery built anew. Names given: ${results.map(({ contender, named }) => `${contender.title} ${named}`).join(', ')}.
- Start to first result: from starting the process to the answer to a first selfie, with the networks built before.
- Peak memory: resident, of a whole process that did all of this.
- In Node the WASM backend runs on one thread: TensorFlow.js switches its threads off there.
`;
}

function tellFound(counts: readonly Count[]): string {
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  const wrong = sum('false');
  return `${sum('found')} of ${sum('there')}${wrong > 0 ? `, ${wrong} false` : ''}`;
}

export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...body.map(line)].join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)]! + sorted[Math.floor(middle)]!) / 2;
}
