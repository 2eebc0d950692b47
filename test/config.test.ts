import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { environment, loadConfig } from '../src/config.js';
import { UserError } from '../src/errors.js';

const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof UserError && error.code === 'config.invalid') return String(error.details.problems);
    throw error;
  }
  return '';
}

describe('the settings', () => {
  it('explains every variable in .env.example, and no other', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it('has the defaults that .env.example shows', () => {
    expect(loadConfig(example)).toEqual(loadConfig({}));
  });

  it('counts an empty variable as not set', () => {
    expect(loadConfig({ PORT: '  ' }).web.port).toBe(3000);
  });

  it('names every problem at once', () => {
    const problems = problemsOf({ PORT: 'eighty', THREADS: '0', TIME_ZONE: 'Mars/Olympus', ROLLCALL_KEY: 'short' });
    for (const name of ['PORT', 'THREADS', 'TIME_ZONE', 'ROLLCALL_KEY']) expect(problems).toContain(name);
  });

  it('takes no shift of the thresholds that is in the face engine’s former unit', () => {
    expect(problemsOf({ THRESHOLD_SHIFT: '-0.1' })).toMatch(/-0\.05 to 0\.05[^]*THRESHOLD_SHIFT/);
    expect(loadConfig({ THRESHOLD_SHIFT: '-0.02' }).recognizer.thresholdShift).toBe(-0.02);
    expect(loadConfig({ THRESHOLD_SHIFT: '0.1', RECOGNIZER: 'resnet-50' }).recognizer.thresholdShift).toBe(0.1);
  });

  it('never repeats the key in a problem', () => {
    expect(problemsOf({ ROLLCALL_KEY: 'c2VjcmV0LXNlY3JldA==' })).not.toContain('c2VjcmV0');
  });

  it('keeps key and models in the data folder unless told otherwise', () => {
    const config = loadConfig({ DATA_DIR: '/srv/rollcall' });
    expect(config.keyFile).toBe('/srv/rollcall/rollcall.key');
    expect(config.recognizer.modelsDir).toBe('/srv/rollcall/models');
    expect(loadConfig({ ROLLCALL_KEY_FILE: '/etc/rollcall.key' }).keyFile).toBe('/etc/rollcall.key');
  });
});
