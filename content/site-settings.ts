/*
 * Checks the settings that the build and the server share. The server checks them again in `api/base/config.ts`. No package
 * is imported here, because the build checks them before its environment is clean.
 */

type Check = (given: string) => boolean;

/** Each setting, whether a value can be used, and what completes "expected …". */
const settings: [name: string, isUsable: Check, expected: string][] = [
  [
    'PUBLIC_ORIGIN',
    (given) => /^https?:/.test(given) && URL.canParse(given) && new URL(given).origin === given,
    'the address people see, such as https://privacy.clinic.example, without a path or a slash at the end',
  ],
  [
    'BASE_PATH',
    (given) => /^\/([\w-]+(\/[\w-]+)*\/?)?$/.test(given),
    'a path that starts with a slash, such as /privacy',
  ],
  ['REQUESTS', (given) => given === 'on' || given === 'off', 'on or off'],
  ['CANDOUR_TODAY', isDay, 'a day such as 2026-11-22'],
];

/** Returns a sentence for each setting that has a value that cannot be used. */
export const problemsInSettings = (env: Record<string, string | undefined>): string[] =>
  settings.flatMap(([name, isUsable, expected]) => {
    const given = env[name];
    return !given || isUsable(given) ? [] : [`${name}: expected ${expected}, found ${JSON.stringify(given)}`];
  });

function isDay(given: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(given) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given);
}
