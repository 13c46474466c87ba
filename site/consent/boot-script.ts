import { createHash } from 'node:crypto';
import { askedPurposes, keepsOnServer } from '../../content/storage/choices.ts';
import { revisionOf } from '../../content/storage/revision.ts';
import type { Register } from '../../content/storage/schema.ts';
import { CHOICE_DAYS, REFUSED } from '../scripts/consent/choice-rule.ts';
import { COUNTER_DAYS, KEPT } from '../scripts/consent/cookies.ts';

/**
 * The only inline script of a page. Before the first paint, it decides whether the banner shows and what it says, so
 * that nothing moves later: `kept` if there is a choice, `ask` if there is none, and `wait` if there is none but
 * something is stored. While it waits, the banner has its room and is not visible, until the consent module has cleaned
 * up. A browser that stores no cookies has said no. The decision is that of `readState`, and the order of several copies that of `rankedChoices`. A click before the
 * module has loaded is remembered for it.
 * @param revision of the register
 * @param purposes that need consent, by id: a refusal remains valid until there is a new one
 * @param kept whether the server keeps a copy of the choice, and the script must read it
 */
export const bootScript = (revision: number, purposes: readonly string[], kept = false): string =>
  [
    '((d,w)=>{',
    'var h=d.documentElement,n=Date.now(),g=navigator.globalPrivacyControl,b=!navigator.cookieEnabled,k=[],c,s,D=864e5,' +
      `R=${revision},` +
      `P=${JSON.stringify(purposes).replaceAll('<', '\\u003c')};`,
    // 16 for “candour_consent=”, plus 4096.
    "try{d.cookie.split('; ').forEach(p=>{k.push(p);try{var v;",
    ...(kept ? [readKept] : []),
    "if(!v){if(p.indexOf('candour_consent=')||p.length>4112)return;v=JSON.parse(decodeURIComponent(p.slice(16)))}",
    'var a=Object.values(v.services),y=a.flat().length,t=Math.min(n,Date.parse(v.lastConsentTimestamp.trim()));',
    'if(!(t>=0))return;t=y?t-y/1e3:t+D-1-t%D;',
    'if(v.expirationTime>n&&[v.categories,v.data.asked].concat(a).every(Array.isArray)&&v.consentId.trim&&v.data.texts.trim',
    '&&(!c||t>c.t||t==c.t&&p<c.p))c={t:t,y:y,p:p,v:v}}catch(e){}})}catch(e){b=true}',
    // Chromium says that cookies are enabled where all storage is blocked, and refuses local storage.
    'try{localStorage}catch(e){b=b||!k.join()}',
    'try{s=k.join()||localStorage.length||sessionStorage.length}catch(e){s=k.join()}',
    `h.dataset.consent=b||c&&(c.v.revision===R||!c.y&&P.every(i=>c.v.data.asked.includes(i)))&&!(g&&c.y&&!c.v.data.signal)?'kept':s?'wait':'ask';`,
    "if(g)h.setAttribute('data-signal','');",
    "if(!b&&!k.includes('candour_counter=off')&&(!g||k.includes('candour_counter=on')))h.setAttribute('data-counts','');",
    "d.addEventListener('click',e=>{var b=e.target.closest&&e.target.closest('#cc-main [data-role]'),r=b&&b.dataset.role;",
    "if(r&&h.dataset.consentReady==null){w.consentPressed=r;if(/^(all|necessary)$/.test(r))h.dataset.consent='kept'}})",
    '})(document,window)',
  ].join('');

/**
 * The part that reads the server's copies, as `api/consent/kept-cookie.ts` makes them: `refused.DAY`, or
 * `granted.SECONDS.REVISION.SIGNAL.HASH.ID.SERVICE~SERVICE`, then `!off.DAY` or `!on.DAY` if the visitor switched the
 * counter. Either part may be missing, and each has an end of its own. They are left for the module as choices like the
 * others, and as words on the counter. A refusal names only its day, so it is about everything that the banner asks now.
 */
const readKept =
  `if(!p.indexOf('${KEPT}=')){var m=p.slice(${KEPT.length + 1}).split(/[.!]/),q=m[0]=='granted',i=q?7:m[0]?2:1,` +
  `z=q?m[1]*1e3:Date.parse(m[0]=='${REFUSED}'&&m[1]);` +
  `if(Date.parse(m[i+1])+${COUNTER_DAYS}*D>n){k.push('candour_counter='+(w.consentWord=m[i]))}` +
  `v={services:{kept:q?m[6].split('~'):[]},revision:q?+m[2]:R,lastConsentTimestamp:new Date(z).toISOString(),` +
  `expirationTime:z+${CHOICE_DAYS}*D,categories:[],consentId:q?m[5]:m[0],data:{asked:P,texts:q?m[4]:'',signal:m[3]=='gpc'}};` +
  `if(v.expirationTime>n)(w.consentKept=w.consentKept||[]).push(v)}`;

/** Returns the boot script of a clinic's register. */
export const bootScriptFor = (register: Register): string =>
  bootScript(
    revisionOf(register),
    askedPurposes(register).map(({ id }) => id),
    keepsOnServer(register),
  );

/** Returns the Content-Security-Policy source for an inline script. */
export const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
