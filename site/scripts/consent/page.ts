import { startConsent } from './consent.ts';
import type { ConsentData } from './data.ts';
import { later, whenQuiet } from './later.ts';
import { showBanner } from './banner.ts';

/** The consent script of Candour's own pages. */
const block = document.getElementById('consent-data');
const data = JSON.parse(block?.textContent ?? '{}') as ConsentData;
const allowsServices = block?.dataset['carries'] === 'services';
// The page is painted first. Where the banner waits for the module to clean up, it waits no longer than that. The boot
// script remembers an early click.
await new Promise<void>(document.documentElement.dataset['consent'] === 'ask' ? whenQuiet : later);
showBanner(await startConsent(data, allowsServices));
