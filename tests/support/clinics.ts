import { loadClinic, orThrow } from '../../content/load.ts';

/** The facts of the test clinics, for tests that need no site. */
export const fullClinic = orThrow(loadClinic('tests/clinics/full'));
export const minimalClinic = orThrow(loadClinic('tests/clinics/minimal'));
