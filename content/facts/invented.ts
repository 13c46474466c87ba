/*
 * What the demo in this repository made up. Real clinics must not publish any of it, so `policy publish` looks for it.
 * A fact that is added to the demo is added here, unless its name is reserved or it belongs to somebody real.
 */

/** Names of companies and places that nobody else has: found anywhere in a fact, and anywhere in a policy. */
const names = [
  'Ashlark',
  'Harbour Records',
  'Pinnace Hosting',
  'Letterloft',
  'Chimebird',
  'Slotwise',
  'Tillstone',
  'Evenway Credit',
  'Ledgerwell',
  'Gatewatch Security',
  'Copperline',
  'Lanternroom',
  'Plateglass',
  'Quillnote',
  'Openpost',
  'Marram Street',
];

/** What could be part of something real, and is invented only as a whole. */
const wholes = [
  'Quarry Hill',
  '3 Quarry Hill',
  '99900001',
  'ZA000000',
  '1-000000000',
  'G-DEMO000000',
  'https://www.openstreetmap.org/export/embed.html?bbox=-0.150%2C51.515%2C-0.140%2C51.521&layer=mapnik',
  'https://www.openstreetmap.org/#map=17/51.518/-0.145',
];

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const anyName = new RegExp(`(?<![\\p{L}\\d])(${names.join('|')})(?![\\p{L}\\d])`, 'giu');
const anyWhole = new Set(wholes.map(plain));

/** The demo's invented names in a text, each once, as they are written there. */
export const inventedNamesIn = (text: string): string[] => [
  ...new Set(text.replace(/\s+/g, ' ').match(anyName) ?? []),
];

/** Whether a fact was invented for the demo. */
export const isInvented = (fact: string): boolean =>
  anyWhole.has(plain(fact)) || inventedNamesIn(fact).length > 0;
