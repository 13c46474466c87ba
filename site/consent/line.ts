import { createHash } from 'node:crypto';

/**
 * The one inline script of a page, short enough to read: before the first paint it decides whether the banner shows, so
 * that nobody sees it come late or flash. It shows at once where nothing at all is stored; where something is, the script
 * that cleans up goes first. A press that comes before that script is kept for it.
 * @param revision of the register; a refusal needs none, because the script decides what becomes of an old one
 */
export const decidingLine = (revision: number): string =>
  [
    '(function(d,w){',
    'var h=d.documentElement,m=/(?:^|; )candour_consent=([^;]*)/.exec(d.cookie),c,s;',
    'try{c=m&&JSON.parse(decodeURIComponent(m[1]))}catch(e){}',
    'try{s=d.cookie||localStorage.length||sessionStorage.length}catch(e){s=d.cookie}',
    `h.dataset.consent=c&&c.expirationTime>Date.now()&&(c.revision==${revision}||!c.categories.length)?'kept':s?'wait':'ask';`,
    "if(navigator.globalPrivacyControl)h.setAttribute('data-signal','');",
    "d.addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('#cc-main [data-role]'),r=b&&b.dataset.role;",
    "if(r&&!h.dataset.consentReady){w.consentPressed=r;if(/^(all|necessary)$/.test(r))h.dataset.consent='kept'}})",
    '})(document,window)',
  ].join('');

/** A script's place in a Content-Security-Policy. */
export const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
