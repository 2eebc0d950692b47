import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** npm runs scripts in the package's folder. */
const path = join('bench', 'RESULTS.md');

export async function formatResults(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}

/** Each bench has a section of its own, which begins with `# Title`; it replaces what it said before, and nothing else. */
export async function saveResults(section: string): Promise<void> {
  const [title] = section.split('\n');
  const before = await readFile(path, 'utf8').catch(() => '');
  const sections = before.split(/^(?=# )/m).filter((one) => one.trim() !== '');
  const at = sections.findIndex((one) => one.split('\n')[0] === title);
  const replaced = at < 0 ? [...sections, section] : sections.toSpliced(at, 1, section);
  await writeFile(path, `${replaced.map((one) => one.trim()).join('\n\n')}\n`);
}
