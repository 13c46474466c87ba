import { createHash } from 'node:crypto';
import { askedPurposes } from '../../content/storage/choices.ts';
import { revisionOf } from '../../content/storage/revision.ts';
import type { Register } from '../../content/storage/schema.ts';

/**
 * The only inline script of a page. Before the first paint, it decides whether the banner shows and what it says, so
 * that nothing moves later: `kept` if there is a choice, `ask` if there is none, and `wait` if there is none but
 * something is stored. While it waits, the banner has its room and is not visible, until the consent module has cleaned
 * up. A browser that stores no cookies has said no. The decision is that of `readState`, and the order of several copies that of `rankedChoices`. A click before the
 * module has loaded is remembered for it.
 * @param revision of the register
 * @param purposes that need consent, by id: a refusal remains valid until there is a new one
 */
export const bootScript = (revision: number, purposes: readonly string[]): string =>
  [
    '(function(d,w){',
    'var h=d.documentElement,n=Date.now(),g=navigator.globalPrivacyControl,b=navigator.cookieEnabled===false,k=[],c,s,D=864e5;',
    // 16 for “candour_consent=”, plus 4096.
    "try{d.cookie.split('; ').forEach(function(p){k.push(p);try{if(p.indexOf('candour_consent=')||p.length>4112)return;",
    'var v=JSON.parse(decodeURIComponent(p.slice(16))),a=Object.values(v.services),y=a.flat().length,t=Math.min(n,Date.parse(v.lastConsentTimestamp.trim()));',
    'if(!(t>=0))return;t=y?t-y/1e3:t+D-1-t%D;',
    'if(v.expirationTime>n&&[v.categories,v.data.asked].concat(a).every(Array.isArray)&&v.consentId.trim&&v.data.texts.trim',
    '&&(!c||t>c.t||t==c.t&&p<c.p))c={t:t,y:y,p:p,v:v}}catch(e){}})}catch(e){b=true}',
    // Chromium says that cookies are enabled where all storage is blocked, and refuses local storage.
    'try{localStorage}catch(e){b=b||!k.join()}',
    'try{s=k.join()||localStorage.length||sessionStorage.length}catch(e){s=k.join()}',
    `h.dataset.consent=b||c&&(c.v.revision===${revision}||!c.y&&${JSON.stringify(purposes).replaceAll('<', '\\u003c')}.every(function(i){return c.v.data.asked.includes(i)}))&&!(g&&c.y&&!c.v.data.signal)?'kept':s?'wait':'ask';`,
    "if(g)h.setAttribute('data-signal','');",
    "if(!b&&!k.includes('candour_counter=off')&&(!g||k.includes('candour_counter=on')))h.setAttribute('data-counts','');",
    "d.addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('#cc-main [data-role]'),r=b&&b.dataset.role;",
    "if(r&&h.dataset.consentReady==null){w.consentPressed=r;if(/^(all|necessary)$/.test(r))h.dataset.consent='kept'}})",
    '})(document,window)',
  ].join('');

/** Returns the boot script of a clinic's register. */
export const bootScriptFor = (register: Register): string =>
  bootScript(
    revisionOf(register),
    askedPurposes(register).map(({ id }) => id),
  );

/** Returns the Content-Security-Policy source for an inline script. */
export const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
