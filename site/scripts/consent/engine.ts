import * as CookieConsent from 'vanilla-cookieconsent';
import { afterDays, dayOf } from './choice-rule.ts';
import type { ChoiceCookie } from './choice-rule.ts';
import { CHOICE, CHOICE_DAYS, readChoice, writeChoice } from './cookies.ts';
import type { ConsentData } from './data.ts';

/** The id that everybody who refuses has. */
export const REFUSED = 'refused';

/**
 * vanilla-cookieconsent without its windows: it knows categories and services and runs the page's gated scripts
 * (`type="text/plain" data-category`). It would believe the first copy of its cookie that the browser lists. So its cookie
 * has a name that nobody can guess and a past date, which no browser keeps, and it is told what is granted. Empty words keep
 * it from drawing. `hideFromBots` is off, because a browser that is driven by a test would otherwise be asked nothing, and
 * the test would test nothing.
 */
export async function openEngine(
  data: ConsentData,
  allowsServices: boolean,
  granted: string[],
): Promise<void> {
  CookieConsent.reset(false);
  await CookieConsent.run({
    mode: 'opt-in',
    autoShow: false,
    hideFromBots: false,
    autoClearCookies: false,
    manageScriptTags: allowsServices,
    revision: data.revision,
    cookie: { name: `${CHOICE}-${Math.random()}`, expiresAfterDays: -1 },
    categories: Object.fromEntries(
      data.purposes.map(({ id, services }) => [
        id,
        { services: Object.fromEntries(services.map((service) => [service.id, {}])) },
      ]),
    ),
    language: { default: 'en', translations: { en: {} as CookieConsent.Translation } },
  });
  if (granted.length > 0) carryOut(granted, data);
}

/**
 * Writes down that exactly these services are granted: a fresh id for a first yes, the same id while something stays
 * granted, and for a refusal the word that everybody has, with the day alone.
 */
export function decide(granted: string[], signal: boolean, data: ConsentData): ChoiceCookie {
  const before = readChoice();
  const refused = granted.length === 0;
  const known = before && before.consentId !== REFUSED ? before.consentId : undefined;
  const moment = refused ? dayOf(Date.now()) : Date.now();
  const time = new Date(moment).toISOString();
  const chosen = chosenIn(granted, data);
  const choice: ChoiceCookie = {
    categories: chosen.filter(([, services]) => services.length > 0).map(([id]) => id),
    services: Object.fromEntries(chosen),
    revision: data.revision,
    languageCode: 'en',
    consentId: refused ? REFUSED : (known ?? crypto.randomUUID()),
    consentTimestamp: time,
    lastConsentTimestamp: time,
    expirationTime: afterDays(moment, CHOICE_DAYS),
    data: { asked: data.purposes.map(({ id }) => id), signal, texts: data.texts },
  };
  writeChoice(choice, data);
  return choice;
}

/** Tells the library, which then runs what waited for this. It takes a moment. */
export function carryOut(granted: string[], data: ConsentData): void {
  // From nothing upwards: a category that is accepted as a whole would start services that were left out of it.
  CookieConsent.acceptCategory([]);
  for (const [id, services] of chosenIn(granted, data))
    if (services.length > 0) CookieConsent.acceptService(services, id);
}

const chosenIn = (granted: string[], { purposes }: ConsentData): [purpose: string, services: string[]][] =>
  purposes.map(({ id, services }) => [
    id,
    services.map((service) => service.id).filter((service) => granted.includes(service)),
  ]);

/** Services whose gated scripts stand in this page. The library takes their marks away as it runs them. */
export function gatedServices(data: ConsentData): string[] {
  return Array.from(document.querySelectorAll<HTMLScriptElement>('script[data-category]')).flatMap(
    ({ dataset: { category, service } }) =>
      service
        ? [service]
        : (data.purposes.find(({ id }) => id === category)?.services.map(({ id }) => id) ?? []),
  );
}
