import { createHash } from 'node:crypto';

/**
 * The one inline script of a page, short enough to read: before the first paint it decides whether the banner shows, so
 * that nobody sees it come late or flash. Of several copies of the choice it takes the one that `rankedChoices` puts first. The
 * banner shows at once where nothing at all is stored; where something is, the script that cleans up goes first, and it
 * also decides what becomes of a choice of another revision. A click that comes before that script is kept for it.
 * @param revision of the register
 */
export const bootScript = (revision: number): string =>
  [
    '(function(d,w){',
    'var h=d.documentElement,n=Date.now(),g=navigator.globalPrivacyControl,c,s,D=864e5;',
    // The length of “candour_consent=” and 4096.
    "d.cookie.split('; ').forEach(function(p){try{if(p.indexOf('candour_consent=')||p.length>4112)return;",
    'var v=JSON.parse(decodeURIComponent(p.slice(16))),a=Object.values(v.services),y=a.flat().length,t=Math.min(n,Date.parse(v.lastConsentTimestamp.trim()));',
    'if(!(t>=0))return;t=y?t-y/1e3:t+D-1-t%D;',
    'if(v.expirationTime>n&&[v.categories,v.data.asked].concat(a).every(Array.isArray)&&v.consentId.trim&&v.data.texts.trim',
    '&&(!c||t>c.t||t==c.t&&p<c.p))c={t:t,y:y,p:p,v:v}}catch(e){}});',
    'try{s=d.cookie||localStorage.length||sessionStorage.length}catch(e){s=d.cookie}',
    `h.dataset.consent=c&&c.v.revision===${revision}&&!(g&&c.y&&!c.v.data.signal)?'kept':s?'wait':'ask';`,
    "if(g)h.setAttribute('data-signal','');",
    "d.addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('#cc-main [data-role]'),r=b&&b.dataset.role;",
    "if(r&&!h.dataset.consentReady){w.consentPressed=r;if(/^(all|necessary)$/.test(r))h.dataset.consent='kept'}})",
    '})(document,window)',
  ].join('');

/** A script's place in a Content-Security-Policy. */
export const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
