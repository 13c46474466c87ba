import { startConsent } from './consent.ts';
import type { ConsentData } from './data.ts';
import { whenQuiet } from './later.ts';
import { showBanner } from './banner.ts';

/** The consent script of Candour's own pages. */
const block = document.getElementById('consent-data');
const data = JSON.parse(block?.textContent ?? '{}') as ConsentData;
const allowsServices = block?.dataset['carries'] === 'services';
// Where nothing is stored, there is nothing to clean up, so the page and its banner are painted first. The boot script
// remembers an early click.
if (document.documentElement.dataset['consent'] === 'ask') await new Promise<void>(whenQuiet);
showBanner(await startConsent(data, allowsServices));
