import { readdirSync } from 'node:fs';
import { loadClinic, orThrow } from '../../content/load.ts';
import type { Clinic } from '../../content/schema.ts';
import { loadRegister } from '../../content/storage/load.ts';
import type { Register } from '../../content/storage/schema.ts';

/** A test clinic: the name of its folder, its facts and its storage register. */
export interface TestClinic {
  name: string;
  folder: string;
  clinic: Clinic;
  register: Register;
}

function testClinic(name: string): TestClinic {
  const folder = `tests/clinics/${name}`;
  const clinic = orThrow(loadClinic(folder));
  return { name, folder, clinic, register: orThrow(loadRegister(folder, clinic)) };
}

/** Every clinic in tests/clinics, for tests that need no site. */
export const everyClinic = readdirSync('tests/clinics').map(testClinic);

/** The test clinic in the folder with this name. */
export function clinicNamed(name: string): TestClinic {
  const found = everyClinic.find((it) => it.name === name);
  if (!found) throw new Error(`tests/clinics has no ${name}`);
  return found;
}

/** The facts of the two clinics at the extremes: everything, and nothing that is optional. */
export const fullClinic = clinicNamed('full').clinic;
export const minimalClinic = clinicNamed('minimal').clinic;
