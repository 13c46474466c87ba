import * as CookieConsent from 'vanilla-cookieconsent';
import { afterDays, dayOf } from './choice-rule.ts';
import type { ChoiceCookie } from './choice-rule.ts';
import { storesCookies } from './cookie-copies.ts';
import { CHOICE, CHOICE_DAYS, readChoice, writeChoice } from './cookies.ts';
import type { ConsentData } from './data.ts';

/** The id in every refusal, so that it identifies nobody. */
export const REFUSED = 'refused';

/**
 * Starts vanilla-cookieconsent without its own interface: it manages categories and services and runs the page's gated
 * scripts (`type="text/plain" data-category`). It would trust the first copy of its cookie that the browser lists. So
 * its cookie gets a random name and a date in the past, which no browser stores, and Candour passes it the granted
 * services. Empty translations keep it from rendering. `hideFromBots` is off, because otherwise browsers driven by
 * tests would never see the banner.
 */
export async function openEngine(
  data: ConsentData,
  allowsServices: boolean,
  granted: string[],
): Promise<void> {
  // Nothing can be granted, and the library would fail where reading cookies throws.
  if (!storesCookies()) return;
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
 * Stores that exactly these services are granted, and returns the choice. A first consent gets a new id, and the id
 * stays while any service remains granted. A refusal has the shared id `REFUSED` and only the day.
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
    data: { asked: data.purposes.map(({ id }) => id), signal, texts: data.noticeHash },
  };
  writeChoice(choice, data);
  return choice;
}

/** Passes the granted services to the library, which then runs their gated scripts. This takes a moment. */
export function carryOut(granted: string[], data: ConsentData): void {
  if (!storesCookies()) return;
  // Start from none: accepting a whole category would start services that were left out of it.
  CookieConsent.acceptCategory([]);
  for (const [id, services] of chosenIn(granted, data))
    if (services.length > 0) CookieConsent.acceptService(services, id);
}

const chosenIn = (granted: string[], { purposes }: ConsentData): [purpose: string, services: string[]][] =>
  purposes.map(({ id, services }) => [
    id,
    services.map((service) => service.id).filter((service) => granted.includes(service)),
  ]);

/**
 * Returns the services that have gated scripts in this page. The library removes their attributes when it runs them.
 */
export function gatedServices(data: ConsentData): string[] {
  return Array.from(document.querySelectorAll<HTMLScriptElement>('script[data-category]')).flatMap(
    ({ dataset: { category, service } }) =>
      service
        ? [service]
        : (data.purposes.find(({ id }) => id === category)?.services.map(({ id }) => id) ?? []),
  );
}
