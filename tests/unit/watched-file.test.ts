import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { jsonOf, watchedFile } from '../../api/built-site/watched-file.ts';

/** A watched JSON file that holds a number, with what was logged. */
function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'candour-watched-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'number.json');
  const logged: unknown[] = [];
  let parsed = 0;
  const { read, isOutOfDate } = watchedFile(
    file,
    (text) => {
      parsed++;
      return jsonOf(z.number())(text);
    },
    (event, details) => logged.push([event, details?.['file']]),
  );
  let second = 1_000_000_000;
  const write = (text: string) => {
    writeFileSync(file, text);
    utimesSync(file, second, second++);
  };
  const remove = () => {
    rmSync(file);
  };
  return { read, isOutOfDate, write, remove, logged, parsedTimes: () => parsed };
}

test('has no value before the file exists', () => {
  const file = watched();
  expect(file.read()).toBeUndefined();
  expect(file.isOutOfDate()).toBe(false);
  expect(file.logged).toEqual([]);
});

test('parses a file once, and again when it has changed', () => {
  const file = watched();
  file.write('1');
  expect([file.read(), file.read()]).toEqual([1, 1]);
  expect(file.parsedTimes()).toBe(1);
  file.write('2');
  expect(file.read()).toBe(2);
});

test('keeps the last good value of a file that became invalid, and logs it once', () => {
  const file = watched();
  file.write('1');
  file.read();
  for (const invalid of ['{', '"one"']) {
    file.write(invalid);
    expect([file.read(), file.read()]).toEqual([1, 1]);
    expect(file.isOutOfDate()).toBe(true);
  }
  expect(file.logged).toEqual(Array(2).fill(['site.file-invalid', 'number.json']));
  file.write('2');
  expect(file.read()).toBe(2);
  expect(file.isOutOfDate()).toBe(false);
});

test('keeps the last good value while the file is missing', () => {
  const file = watched();
  file.write('1');
  file.read();
  file.remove();
  expect(file.read()).toBe(1);
  expect(file.isOutOfDate()).toBe(true);
});
