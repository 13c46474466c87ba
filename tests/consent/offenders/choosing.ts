import { plantHtml, plantScript, plantStyle } from '../plant.ts';
import { askStranger, offender } from './offender.ts';
import type { Offender } from './offender.ts';

const click = (role: string) => `document.querySelector('.cm__btn[data-role=${role}]').click()`;

/** Sites that push people towards a yes, or take for one what is none. */
export const choosing: Offender[] = [
  offender(
    4,
    'a Reject that looks like a link',
    /background-color is/,
    plantStyle('.cm__btn[data-role=necessary] { background: none !important }'),
  ),
  offender(
    4,
    'a smaller Reject',
    /font-size is/,
    plantStyle('.cm__btn[data-role=necessary] { font-size: 12px !important }'),
  ),
  offender(
    5,
    'a wall after Reject',
    /something lies over it/,
    plantScript(
      `if (/candour_consent/.test(document.cookie)) document.body.insertAdjacentHTML('beforeend','<div style="position:fixed;inset:0;z-index:999;background:#fff">Accept to read on</div>')`,
    ),
  ),
  offender(
    5,
    'a cookie after Reject',
    /“stranger” is stored after a no/,
    plantScript(`if (/candour_consent/.test(document.cookie)) document.cookie='stranger=1; path=/'`),
  ),
  offender(
    6,
    'scrolling as consent',
    /after scrolling/,
    plantScript(`addEventListener('scroll', () => ${click('all')}, { once: true })`),
  ),
  offender(
    6,
    'Escape as consent',
    /after pressing Escape/,
    plantScript(`addEventListener('keydown', () => ${click('all')}, { once: true })`),
  ),
  offender(
    7,
    'a box that is ticked beforehand',
    /boxes are ticked/,
    plantScript(
      `new MutationObserver(() => { for (const box of document.querySelectorAll('dialog[open] input[data-service]')) box.checked = true }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['open'] })`,
    ),
  ),
  offender(
    8,
    'one that starts with another',
    /stranger\.example\/p\.gif is contacted after a yes to/,
    plantScript(`if (/candour_consent/.test(document.cookie)) { ${askStranger} }`),
  ),
  offender(
    9,
    'a banner that names no company',
    /does not name Google/,
    plantHtml((html) => html.replace(/Google Analytics by Google \(United States\)/g, 'our partners')),
  ),
];
