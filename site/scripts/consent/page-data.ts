import type { ConsentData } from './data.ts';

/** What Astro put into the page for this script. */
export function readData(): { data: ConsentData; carries: boolean } {
  const block = document.getElementById('consent-data');
  return {
    data: JSON.parse(block?.textContent ?? '{}') as ConsentData,
    carries: block?.dataset['carries'] === 'services',
  };
}
