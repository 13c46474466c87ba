import { plantHtml, plantScript, plantStyle } from '../plant.ts';
import { askStranger, keepSetting, offender } from './offender.ts';
import type { Offender } from './offender.ts';

/** Sites that do something before anybody chose. */
export const beforeChoice: Offender[] = [
  offender(
    1,
    'a banner that nobody sees',
    /cannot be seen/,
    plantStyle('.consent-banner { display: none !important }'),
    { states: ['fresh'] },
  ),
  offender(
    1,
    'a banner without Reject',
    /“necessary” cannot be seen/,
    plantStyle('[data-role=necessary] { display: none !important }'),
    { states: ['fresh'] },
  ),
  offender(
    1,
    'a form that asks about cookies',
    /asks on a page that carries no service/,
    plantHtml((html) =>
      html.replace('</body>', '<section class="consent-banner"><h2>May we?</h2></section></body>'),
    ),
    { states: ['fresh'], pages: ['/requests/access/'] },
  ),
  offender(
    2,
    'a cookie before a choice',
    /“stranger” is stored before a choice/,
    plantScript(`document.cookie='stranger=1; path=/'`),
    { states: ['fresh'] },
  ),
  offender(
    2,
    'something in local storage before a choice',
    /local storage “stranger” is stored before a choice/,
    plantScript(`localStorage.stranger=1`),
    { states: ['fresh'] },
  ),
  offender(
    2,
    'a request to a stranger before a choice',
    /stranger\.example\/p\.gif is contacted/,
    plantScript(askStranger),
    { states: ['fresh'] },
  ),
  offender(
    2,
    'a cookie that waits for ten seconds',
    /“late” is stored/,
    plantScript(`setTimeout(() => document.cookie='late=1', 9000)`),
    { states: ['fresh'] },
  ),
  offender(
    2,
    'a cookie at the first click',
    /“clicked” is stored/,
    plantScript(`addEventListener('click', () => document.cookie='clicked=1')`),
    { states: ['fresh'] },
  ),
  offender(
    3,
    'an old cookie that comes back',
    /“_ga” is stored when the time of a choice is over/,
    plantScript(keepSetting('_ga')),
    { states: ['expired'] },
  ),
  offender(
    3,
    'a banner that is painted before the cleaning',
    /as the banner appears/,
    plantHtml((html) => html.replace(`s?'wait':'ask'`, `'ask'`)),
    { states: ['expired'] },
  ),
];
