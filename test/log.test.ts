import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.js';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('writes ids and counts', () => {
    expect(logged((log) => log.info({ event: 'web:7', faces: 12 }, 'answered'))).toMatch(/"event":"web:7","faces":12/);
  });

  it('drops what names or identifies a person, also when nested', () => {
    const line = logged((log) =>
      log.info({ person: { name: 'Ann Example', email: 'ann@example.org' }, event: { sender: { name: 'Ann' } } }, 'x'),
    );
    expect(line).not.toMatch(/Ann|example/);
  });

  it('takes emails, tokens and keys out of the text of errors, and of their causes', () => {
    const cause = new Error('GET https://api/bot123456789:AAF-abcdefghijklmnopqrstuvwxyz012345/getFile failed');
    const line = logged((log) =>
      log.error({ err: new Error(`cannot save ann@example.org with ${'QUJD'.repeat(20)}`, { cause }) }, 'a bug'),
    );
    expect(line).toContain('cannot save [removed] with [removed]');
    expect(line).not.toMatch(/ann@|QUJDQUJD|AAF-/);
    expect(line).toMatch(/log\.test\.ts/);
  });

  it('cuts an error that quotes a document', () => {
    const line = logged((log) => log.error({ err: new Error('Ann said '.repeat(500)) }, 'a bug'));
    expect(line.length).toBeLessThan(3000);
  });
});
