import { expect, test } from 'vitest';
import { createDownloadTeller } from '../src/greeting.js';

function told(isTTY: boolean, total: number | undefined) {
  const written: string[] = [];
  const logged: [object, string][] = [];
  const tell = createDownloadTeller(
    { isTTY, write: (text) => written.push(text) },
    { info: (details, message) => logged.push([details, message]) },
  );
  for (let loaded = 1e6; loaded <= 26e6; loaded += 1e6) tell({ model: 'a/b', file: 'onnx/model.onnx', loaded, total });
  return { written, logged };
}

test('on a terminal the line is overwritten, and ends with the file', () => {
  const { written } = told(true, 26e6);
  expect(written).toHaveLength(26);
  expect(written[0]).toBe('\rDownloading a/b, onnx/model.onnx: 1.0 of 26.0 MB\u001B[K');
  expect(written.at(-1)).toBe('\rDownloading a/b, onnx/model.onnx: 26.0 of 26.0 MB\u001B[K\n');
});

test('the log has the beginning, each quarter, and the end', () => {
  const { written, logged } = told(false, 26e6);
  expect(written).toEqual([]);
  expect(logged.map(([, message]) => message)).toEqual([...Array<string>(4).fill('downloading'), 'downloaded']);
  expect(logged.at(-1)![0]).toEqual({ model: 'a/b', file: 'onnx/model.onnx', loaded: 26e6, total: 26e6 });
});

test('of a file whose size is not told, the log has the beginning', () => {
  const { logged } = told(true, undefined);
  expect(logged.map(([, message]) => message)).toEqual(['downloading']);
});
