import { join } from 'node:path';
import { loadYaml } from '../load.ts';
import type { Loaded } from '../load.ts';
import type { Clinic } from '../schema.ts';
import { contradictions } from './check.ts';
import { registerSchema } from './schema.ts';
import type { Register } from './schema.ts';

/** Reads `storage.yaml` in the clinic's folder and checks it against itself, the law and the clinic's facts. */
export function loadRegister(directory: string, clinic: Pick<Clinic, 'analytics'>): Loaded<Register> {
  const schema = registerSchema.superRefine((register, context) => {
    for (const { path, message } of contradictions(register, clinic.analytics))
      context.addIssue({ code: 'custom', path, message });
  });
  return loadYaml(join(directory, 'storage.yaml'), schema);
}
