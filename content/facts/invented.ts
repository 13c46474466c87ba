/*
 * The names and numbers that the demo invented. A real clinic must not publish any, so `policy publish` looks for them.
 * When you add a fact to the demo, add it here too, unless its name is reserved or real.
 */

/** Invented names of companies and places. They are found anywhere in a fact and anywhere in a policy. */
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

/** Values that could be part of something real, so only a whole match counts as invented. */
const wholes = [
  '99900001',
  'ZA000000',
  '1-000000000',
  'G-DEMO000000',
  'https://www.openstreetmap.org/export/embed.html?bbox=-0.150%2C51.515%2C-0.140%2C51.521&layer=mapnik',
  'https://www.openstreetmap.org/#map=17/51.518/-0.145',
];

/** Names of places that a real clinic may be at. They count only beside another fact that no real clinic has. */
const places = ['Quarry Hill', '3 Quarry Hill'];

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const anyName = new RegExp(`(?<![\\p{L}\\d])(${names.join('|')})(?![\\p{L}\\d])`, 'giu');
const anyWhole = new Set(wholes.map(plain));

/** Returns the invented names that a text contains, each once, as spelt there. */
export const inventedNamesIn = (text: string): string[] => [
  ...new Set(text.replace(/\s+/g, ' ').match(anyName) ?? []),
];

/** Whether a fact is a place of the demo that may also be real. */
export const isPlaceOfDemo = (fact: string): boolean => places.some((place) => plain(place) === plain(fact));

/** Whether a fact was invented for the demo. */
export const isInvented = (fact: string): boolean =>
  anyWhole.has(plain(fact)) || inventedNamesIn(fact).length > 0;
