import { plantHtml, plantScript, plantStyle } from '../plant.ts';
import { askStranger, offender } from './offender.ts';
import type { Offender } from './offender.ts';

/** Sites that fail some visitors: with small windows, keyboards, signals, without script, in an outage. */
export const circumstances: Offender[] = [
  offender(
    17,
    'a banner that fills the screen',
    /per cent of a telephone/,
    plantStyle('.consent-banner { min-height: 90dvh !important; max-height: none !important }'),
  ),
  offender(
    17,
    'a veil over the page',
    /lies over the page’s heading/,
    plantStyle('body::before { content: ""; position: fixed; inset: 0; z-index: 50; background: #0008 }'),
  ),
  offender(
    17,
    'a banner over the last words of a page',
    /the banner lies over the words/,
    plantStyle('.consent-banner { position: fixed !important; inset: auto 0 0 }'),
  ),
  offender(
    17,
    'a button over the last words of a page',
    /the button for the settings lies over the words/,
    plantStyle('.consent-icon { position: fixed !important; inset: auto auto 0.75rem 0.75rem !important }'),
  ),
  offender(
    18,
    'a cookie in spite of the signal',
    /“stranger” is stored while the browser sends Global Privacy Control/,
    plantScript(`if (navigator.globalPrivacyControl) document.cookie='stranger=1; path=/'`),
    { states: ['signal'] },
  ),
  offender(
    18,
    'a signal that is not mentioned',
    /does not say that the signal was noticed/,
    plantStyle('.consent-signal { display: none !important }'),
  ),
  offender(
    19,
    'a banner that does not let go',
    /does not let go/,
    plantScript(
      `addEventListener('focusin', ({ target }) => { if (!target.closest('.consent-banner')) document.querySelector('.consent-banner .cm__btn').focus() })`,
    ),
  ),
  offender(
    19,
    'buttons that a small window cuts off',
    /a button of the banner cannot be clicked/,
    plantStyle('@media (max-height: 300px) { .consent-banner { max-height: 4rem; overflow: clip } }'),
  ),
  offender(
    20,
    'buttons that are dead without script',
    /does nothing without JavaScript/,
    plantStyle('.consent-banner, .consent-icon { display: block !important }'),
  ),
  offender(
    20,
    'a picture that counts where no script can',
    /is contacted where JavaScript is off/,
    plantHtml((html) =>
      html.replace(
        '</body>',
        '<noscript><img src="https://stranger.example/p.gif" alt=""></noscript></body>',
      ),
    ),
  ),
  offender(
    21,
    'a page without a policy',
    /has no Content-Security-Policy/,
    plantHtml((html) => `${html}\n`),
    { states: ['fresh'] },
  ),
  offender(
    21,
    'a form that tells a stranger',
    /on a page that carries no service/,
    plantHtml((html, path) =>
      path.includes('/requests/')
        ? html.replace('</body>', '<img src="https://www.googletagmanager.com/p.gif" alt=""></body>')
        : html,
    ),
    { states: ['fresh'], pages: ['/requests/'] },
  ),
  offender(
    22,
    'a notice without a way to complain',
    /neither an email address nor a form/,
    plantHtml((html) => html.replaceAll('id="complain', 'id="other')),
  ),
  offender(23, 'a no that becomes a yes in an outage', /became a yes/, (context) =>
    context.addInitScript(() => {
      const real = window.fetch.bind(window);
      window.fetch = (...words) =>
        real(...words).catch(() => {
          const kept = /candour_consent=([^;]+)/.exec(document.cookie)?.[1] ?? '';
          const yes = {
            ...(JSON.parse(decodeURIComponent(kept)) as object),
            categories: ['analytics'],
            services: { analytics: ['google-analytics'] },
          };
          document.cookie = `candour_consent=${encodeURIComponent(JSON.stringify(yes))}; path=/; max-age=9999`;
          return new Response();
        });
    }),
  ),
  offender(
    24,
    'a number for those who said no',
    /have different things stored/,
    plantScript(`if (!/nobody/.test(document.cookie)) document.cookie='nobody='+Math.random()+'; path=/'`),
  ),
  offender(
    25,
    'a page that believes the first copy of the choice',
    /stranger\.example\/p\.gif is contacted after a no, beside an older yes/,
    plantScript(`if (/candour_consent=[^;]*google-analytics/.test(document.cookie)) { ${askStranger} }`),
  ),
];
