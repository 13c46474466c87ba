import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rules of banner and preferences, as `index.css` has them too: first what they share. In this order they are shortest. */
const CONSENT = ['consent.css', 'consent-preferences.css', 'consent-banner.css'];

/** Style sheets of the site as they were written, one after another. */
export const readStyles = (...files: string[]): string =>
  files.map((file) => readFileSync(join('site/styles', file), 'utf8')).join('\n');

/** The rules that the clinic's other websites get as well. */
export const consentStyles = (): string => readStyles(...CONSENT);
