import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { brandSchema } from './brand/schema.ts';
import { describeKeys } from './key-descriptions.ts';
import type { DescribedKey } from './key-descriptions.ts';
import { demoDirectory } from './load.ts';
import { clinicSchema } from './schema.ts';
import { registerSchema } from './storage/schema.ts';

/** The YAML files of a clinic's folder that editors can check and complete. */
const yamlSchemas = {
  'clinic.yaml': clinicSchema,
  'storage.yaml': registerSchema,
  'brand.yaml': brandSchema,
} as const;

export type DescribedFile = keyof typeof yamlSchemas;

export const describedFiles = Object.keys(yamlSchemas) as DescribedFile[];

/** Where the JSON Schema of a file is, in the folder `content/schemas`. */
export const schemaFile = (file: DescribedFile): string => file.replace('.yaml', '.schema.json');

/** Returns the keys of a file, each with the comment that explains it in the demo's. */
export const keysOfFile = (file: DescribedFile): DescribedKey[] =>
  describeKeys(yamlSchemas[file], readFileSync(join(demoDirectory(), file), 'utf8'));

/**
 * Returns the text of a file's JSON Schema, for editors. What only the program can check, such as contradictions between
 * keys, is not in it.
 */
export function jsonSchemaOf(file: DescribedFile): string {
  const schema = z.toJSONSchema(yamlSchemas[file], {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema['identifies'];
    },
  });
  for (const { path, description } of keysOfFile(file)) {
    const node = nodeAt(schema, path.split('.'));
    if (node && description !== undefined) node.description = description;
  }
  return `${JSON.stringify({ title: file, ...schema }, null, 2)}\n`;
}

type Node = z.core.JSONSchema.BaseSchema;

function nodeAt(node: Node, [first, ...rest]: readonly string[]): Node | undefined {
  if (first === undefined) return node;
  const child = node.properties?.[first.replace('[]', '')];
  if (typeof child !== 'object') return undefined;
  const inner = first.endsWith('[]') ? child.items : child;
  return typeof inner === 'object' && !Array.isArray(inner) ? nodeAt(inner, rest) : undefined;
}
