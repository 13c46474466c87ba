import { startConsent } from './consent.ts';
import type { ConsentData } from './data.ts';
import { whenQuiet } from './later.ts';
import { showBanner } from './banner.ts';

/** The consent script of a page: read what the page allowsServices, start what is allowed, show what is asked. */
const block = document.getElementById('consent-data');
const data = JSON.parse(block?.textContent ?? '{}') as ConsentData;
const allowsServices = block?.dataset['carries'] === 'services';
// Where nothing is stored there is nothing to clean up: the page's first picture, with its banner, goes before, and so does
// a press, which the line in the head keeps.
if (document.documentElement.dataset['consent'] === 'ask') await new Promise<void>(whenQuiet);
showBanner(await startConsent(data, allowsServices));
