import { didYouMean } from './did-you-mean.ts';

/**
 * The registers of health and care professions that a law keeps, with the professions on each, so that a misspelt one is
 * found. Others, such as accredited voluntary registers, are the clinic's own words and are taken as they are.
 */
const registers: Readonly<Record<string, readonly string[]>> = {
  'General Medical Council': ['Doctors', 'Physician associates', 'Anaesthesia associates'],
  'Nursing and Midwifery Council': ['Nurses', 'Midwives', 'Nursing associates'],
  'General Dental Council': [
    'Dentists',
    'Dental nurses',
    'Dental hygienists',
    'Dental therapists',
    'Dental technicians',
    'Clinical dental technicians',
    'Orthodontic therapists',
  ],
  'General Pharmaceutical Council': ['Pharmacists', 'Pharmacy technicians'],
  'Pharmaceutical Society of Northern Ireland': ['Pharmacists'],
  'General Optical Council': ['Optometrists', 'Dispensing opticians'],
  'General Chiropractic Council': ['Chiropractors'],
  'General Osteopathic Council': ['Osteopaths'],
  'Health and Care Professions Council': [
    'Art therapists',
    'Art psychotherapists',
    'Arts therapists',
    'Biomedical scientists',
    'Chiropodists',
    'Clinical scientists',
    'Dieticians',
    'Dietitians',
    'Drama therapists',
    'Dramatherapists',
    'Hearing aid dispensers',
    'Music therapists',
    'Occupational therapists',
    'Operating department practitioners',
    'Orthoptists',
    'Orthotists',
    'Paramedics',
    'Physical therapists',
    'Physiotherapists',
    'Podiatrists',
    'Practitioner psychologists',
    'Prosthetists',
    'Prosthetists and orthotists',
    'Radiographers',
    'Speech and language therapists',
    'Speech therapists',
  ],
  'Social Work England': ['Social workers'],
};

/**
 * Returns the entry of `professions` for a profession as typed: "doctors", or "Acupuncturists: British Acupuncture
 * Council" for one whose register no law keeps. Undefined if the register is neither given nor certain.
 */
export function professionEntry(typed: string): { profession: string; register: string } | undefined {
  const [name = '', given = ''] = typed.split(':').map((part) => part.trim());
  const written = name.toLowerCase();
  const known = Object.entries(registers).flatMap(([register, professions]) =>
    professions.filter((it) => it.toLowerCase() === written).map((profession) => ({ profession, register })),
  );
  if (given !== '' && name !== '')
    return { profession: known[0]?.profession ?? capitalised(name), register: given };
  return known.length === 1 ? known[0] : undefined;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is wrong with an entry of `professions`: where in it, what to write, and why. */
export interface ProfessionFault {
  at: 'profession' | 'register';
  expected: string;
}

/**
 * Returns what is likely to be a mistake: a register or a profession that is nearly a known one, and a known profession
 * beside a register that does not have it. Undefined for everything else.
 */
export function professionFault({
  profession,
  register,
}: {
  profession: string;
  register: string;
}): ProfessionFault | undefined {
  const known = Object.keys(registers);
  const own = registers[register.replace(/^the /i, '')];
  if (!own) {
    const meant = didYouMean(register, known);
    return meant === undefined
      ? undefined
      : { at: 'register', expected: `the register’s own name (did you mean ${meant}?)` };
  }
  if (own.some((it) => it.toLowerCase() === profession.toLowerCase())) return undefined;
  const elsewhere = known.filter((it) => registers[it]?.includes(profession));
  if (elsewhere.length > 0)
    return {
      at: 'register',
      expected: `the register of ${profession.toLowerCase()}, ${elsewhere.join(' or ')}`,
    };
  const meant = didYouMean(profession, own);
  return meant === undefined
    ? undefined
    : { at: 'profession', expected: `a profession on that register, in the plural (did you mean ${meant}?)` };
}
