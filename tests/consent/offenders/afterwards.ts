import { plantHtml, plantScript, plantStyle } from '../plant.ts';
import { askStranger, keepSetting, offender } from './offender.ts';
import type { Offender } from './offender.ts';

/** Shows or hides the banner, whatever Candour's own script says. */
const hold = (what: 'ask' | 'kept'): string =>
  `const page = document.documentElement.dataset, hold = () => { if (page.consent !== '${what}') page.consent = '${what}' }; hold(); new MutationObserver(hold).observe(document.documentElement, { attributes: true })`;

/** Sites that do not keep to what was chosen, or to what they say. */
export const afterwards: Offender[] = [
  offender(
    10,
    'a page without a way back',
    /No way back/,
    plantStyle('.consent-icon, .consent-open { display: none !important }'),
    { states: ['accepted'] },
  ),
  offender(
    10,
    'a request that goes on after withdrawal',
    /contacted after a yes was taken back/,
    plantScript(`if (/candour_consent/.test(document.cookie)) { ${askStranger} }`),
  ),
  offender(
    10,
    'storage that outlives withdrawal',
    /“_ga” is stored after a yes was taken back/,
    plantScript(keepSetting('_ga')),
  ),
  offender(
    11,
    'one who asks everybody always',
    /asked again though/,
    plantScript(`if (/candour_consent/.test(document.cookie)) { ${hold('ask')} }`),
  ),
  offender(
    11,
    'one who never asks again',
    /not asked about a new purpose/,
    plantScript(`if (/candour_consent/.test(document.cookie)) { ${hold('kept')} }`),
  ),
  offender(12, 'a choice without a record', /No receipt was sent/, (context) =>
    context.addInitScript(() => {
      const real = window.fetch.bind(window);
      window.fetch = (...words) =>
        (words[0] as string).includes('/api/consent') ? new Promise(() => undefined) : real(...words);
    }),
  ),
  offender(
    12,
    'a record of other words than were shown',
    /receipt’s noticeHash is not that/,
    plantHtml((html) => html.replace(/"noticeHash":"[0-9a-f]{64}"/, `"noticeHash":"${'0'.repeat(64)}"`)),
  ),
  offender(
    13,
    'a counter that counts on',
    /counts although it was switched off/,
    plantScript(`fetch('/api/visits', { method: 'POST', body: new URLSearchParams({ page: '/' }) })`),
  ),
  offender(
    13,
    'a counter that is not mentioned',
    /does not say that visits are counted/,
    plantHtml((html) =>
      html
        .replace(/We also count how often a page is read, never by whom\./g, '')
        .replace(/Switch the count off/g, 'Off'),
    ),
  ),
  offender(
    14,
    'a map that loads by itself',
    /before its button is clicked/,
    plantHtml((html) =>
      html.replace(
        '</main>',
        '<iframe title="map" src="https://www.openstreetmap.org/export/embed.html"></iframe></main>',
      ),
    ),
  ),
  offender(
    15,
    'an item that nobody listed',
    /“stranger” was seen and is not in the register/,
    plantScript(`document.cookie='stranger=1; path=/'`),
    { states: ['fresh'] },
  ),
  offender(
    15,
    'a cookie that lives too long',
    /is kept 3\d\d days/,
    plantScript(
      `setInterval(() => { if (/candour_consent/.test(document.cookie)) document.cookie='_ga=1; path=/; max-age=31000000' }, 5)`,
    ),
    { states: ['accepted'] },
  ),
  offender(
    15,
    'a cookie policy that keeps something back',
    /does not say “candour_counter”/,
    plantHtml((html) => html.replaceAll('candour_counter', 'candour_other')),
  ),
  offender(
    16,
    'one who asks again after a month',
    /after less than six months/,
    plantScript(`if (Date.now() > ${Date.now() + 30 * 86_400_000}) { ${hold('ask')} }`),
  ),
];
