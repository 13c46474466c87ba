import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describedFiles, jsonSchemaOf, keysOfFile, schemaFile } from '../../content/json-schema.ts';
import { describeKeys } from '../../content/key-descriptions.ts';
import type { DescribedKey } from '../../content/key-descriptions.ts';

/** The keys that nothing explains. */
function withoutComment(keys: readonly DescribedKey[]): string[] {
  const explained = keys.filter(({ description }) => description !== undefined).map(({ path }) => path);
  return keys
    .map(({ path }) => path)
    .filter(
      (path) =>
        !explained.some(
          (above) => path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`),
        ),
    );
}

test.each(describedFiles)('the JSON Schema of %s is up to date: “npm run schemas” writes it', (file) => {
  expect(readFileSync(join('content/schemas', schemaFile(file)), 'utf8')).toBe(jsonSchemaOf(file));
});

test.each(describedFiles)(
  'every key of %s has a comment in the demo’s file, or is within one that has',
  (file) => {
    expect(withoutComment(keysOfFile(file))).toEqual([]);
  },
);

test('a key without a comment is found', () => {
  const schema = z.strictObject({ one: z.strictObject({ inner: z.string() }), two: z.string() });
  expect(withoutComment(describeKeys(schema, '# What one is.\none:\n  inner: a\ntwo: b'))).toEqual(['two']);
});

test.each(describedFiles)('%s of the demo names its JSON Schema, so that editors find it', (file) => {
  const [first] = readFileSync(join('content/demo', file), 'utf8').split('\n');
  expect(first).toBe(`# yaml-language-server: $schema=../schemas/${schemaFile(file)}`);
});

test('an editor sees what a key is for, which words it takes and whether it is needed', () => {
  const schema = JSON.parse(jsonSchemaOf('clinic.yaml')) as {
    required: string[];
    additionalProperties: boolean;
    properties: Record<string, { description?: string; enum?: string[] }>;
  };
  expect(schema.properties['nation']).toMatchObject({
    description: expect.stringContaining('bank holidays') as string,
    enum: ['england', 'wales', 'scotland', 'northern-ireland'],
  });
  expect(schema.required).toContain('legalName');
  expect(schema.required).not.toContain('cctv');
  expect(schema.additionalProperties).toBe(false);
});

test('explains a key by the comment above it, also where the key is in a comment', () => {
  const schema = z.strictObject({
    one: z.string(),
    two: z.string().optional(),
    list: z.array(z.strictObject({ inner: z.string(), other: z.string() })),
  });
  const example = [
    '# A heading that is no key: of the file.',
    '',
    '# What one is.',
    '# It has two lines.',
    'one: a',
    '# Optional: what two is.',
    '# two: b',
    '# What the list is.',
    'list:',
    '  # What inner is.',
    '  - inner: c',
    '    other: d',
  ].join('\n');
  expect(describeKeys(schema, example)).toEqual([
    { path: 'one', description: 'What one is. It has two lines.' },
    { path: 'two', description: 'Optional: what two is.' },
    { path: 'list', description: 'What the list is.' },
    { path: 'list[].inner', description: 'What inner is.' },
    { path: 'list[].other', description: undefined },
  ]);
});
