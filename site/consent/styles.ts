import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Style sheets of the banner and the preferences: shared rules first. This order compresses best. */
const CONSENT = ['consent.css', 'consent-preferences.css', 'consent-banner.css'];

/** Returns source style sheets of the site, concatenated. */
export const readStyles = (...files: string[]): string =>
  files.map((file) => readFileSync(join('site/styles', file), 'utf8')).join('\n');

/** Returns the styles that the clinic's other websites also load. */
export const consentStyles = (): string => readStyles(...CONSENT);
