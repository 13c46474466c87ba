import { createHash } from 'node:crypto';

/**
 * The only inline script of a page. Before the first paint, it decides whether the banner shows, so that the banner
 * does not flash or appear late. It orders several copies of the choice as `rankedChoices` does. If nothing is stored,
 * the banner shows at once. Otherwise the consent module cleans up first, and also decides what happens to a choice of
 * another revision. A click before the module has loaded is remembered for it.
 * @param revision of the register
 */
export const bootScript = (revision: number): string =>
  [
    '(function(d,w){',
    'var h=d.documentElement,n=Date.now(),g=navigator.globalPrivacyControl,c,s,D=864e5;',
    // 16 for “candour_consent=”, plus 4096.
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

/** Returns the Content-Security-Policy source for an inline script. */
export const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
