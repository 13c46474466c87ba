import type { Clinic } from '../schema.ts';
import { counterOrigins, keepsOnServer, needsChoice } from './choices.ts';
import { keptItem, ownItems } from './own-items.ts';
import type { Purpose, Register, Service } from './schema.ts';

interface Problem {
  path: (string | number)[];
  message: string;
}

/** Returns the register's contradictions and unlawful entries, each with its path and what was expected. */
export function contradictions(
  register: Register,
  { googleAnalyticsId }: NonNullable<Clinic['analytics']> = {},
): Problem[] {
  const each = register.purposes.flatMap((purpose, p) =>
    purpose.services.map((service, s) => ({ purpose, service, path: ['purposes', p, 'services', s] })),
  );
  const problems: Problem[] = [
    ...repeated(register),
    ...each.flatMap(({ purpose, service, path }) => [
      ...unfitBasis(purpose, service, path),
      ...unnamedOrigins(service, path),
    ]),
    ...missingOwnItems(register),
    ...uncountable(register),
  ];
  const google = each.find(({ service }) => service.starts === 'google-analytics');
  if (google && !googleAnalyticsId)
    problems.push({
      path: [...google.path, 'starts'],
      message: 'no Google Analytics, because clinic.yaml has no analytics.googleAnalyticsId',
    });
  if (!google && googleAnalyticsId)
    problems.push({
      path: ['purposes'],
      message:
        'a service that starts google-analytics, because clinic.yaml has an analytics.googleAnalyticsId',
    });
  const counters = each.filter(({ service }) => service.counter);
  if (counters.length > 1) problems.push({ path: ['purposes'], message: 'one counter at most' });
  return problems;
}

/** PECR Schedule A1 paragraph 5, as the regulator reads it. Google Analytics, as clinics use it, never qualifies. */
function unfitBasis({ basis, id }: Purpose, service: Service, path: (string | number)[]): Problem[] {
  const { role, advertising, counter, starts } = service;
  const at = (key: string, message: string): Problem => ({ path: [...path, ...key.split('.')], message });
  if (basis === 'strictly-necessary' && advertising)
    return [at('advertising', 'no advertising among what is strictly necessary')];
  if (starts === 'google-analytics' && basis !== 'consent')
    return [at('starts', `another service here: Google Analytics needs consent, and “${id}” is ${basis}`)];
  if (counter && basis !== 'statistical')
    return [at('counter', `no counter here: a counter belongs to a purpose whose basis is statistical`)];
  if (basis === 'appearance' && advertising)
    return [at('advertising', 'no advertising on the basis of appearance')];
  if (basis !== 'statistical') return [];
  const law = 'PECR Schedule A1 paragraph 5 lets a website count without consent only';
  if (role === 'controller' || role === 'joint-controller')
    return [at('role', `own or processor: ${law} where nobody else uses the figures for themselves`)];
  if (advertising) return [at('advertising', `false: ${law} to improve the service, never to advertise`)];
  if (counter && !counter.aggregateOnly)
    return [at('counter.aggregateOnly', `true: ${law} where only totals are kept and nobody is followed`)];
  if (counter?.sharedWithOthers)
    return [at('counter.sharedWithOthers', `false: ${law} where the figures are not shared with others`)];
  return [];
}

/** A third-party service must list its origins: without them it can be neither allowed nor checked. */
function unnamedOrigins(service: Service, path: (string | number)[]): Problem[] {
  const { origins, role, starts } = service;
  const named = Object.values(origins).flat().length > 0 || counterOrigins(service).length > 0;
  if (role !== 'own' && !named)
    return [{ path: [...path, 'origins'], message: 'the origins that the service is asked at' }];
  if (starts === 'embed' && origins.frame.length === 0)
    return [{ path: [...path, 'origins'], message: 'a frame origin for what is shown after a click' }];
  return [];
}

function repeated({ purposes }: Register): Problem[] {
  const seen = new Set<string>();
  return purposes.flatMap((purpose, p) =>
    [
      { id: purpose.id, path: ['purposes', p, 'id'] },
      ...purpose.services.map(({ id }, s) => ({ id, path: ['purposes', p, 'services', s, 'id'] })),
    ].flatMap(({ id, path }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ path, message: 'a name that no other purpose or service has' }];
    }),
  );
}

/** A counted page must match the trimmed address that the tool receives, or its count would always be zero. */
function uncountable({ countedElsewhere, otherSites, trimBelow }: Register): Problem[] {
  return countedElsewhere.flatMap((page, index) => {
    const { origin, pathname } = new URL(page);
    const path = ['countedElsewhere', index];
    const cut = trimBelow.find((below) => pathname.startsWith(below));
    if (!otherSites.includes(origin)) return [{ path, message: 'a page of a website that otherSites lists' }];
    if (cut !== undefined && cut !== pathname)
      return [{ path, message: `${origin}${cut}, because trimBelow lets no tool hear more` }];
    return [];
  });
}

function missingOwnItems(register: Register): Problem[] {
  if (!needsChoice(register)) return [];
  const { purposes } = register;
  const listed = purposes
    .filter(({ basis }) => basis === 'strictly-necessary')
    .flatMap(({ services }) => services.flatMap(({ items }) => items));
  const required = [...Object.values(ownItems), ...(keepsOnServer(register) ? [keptItem] : [])];
  return required.flatMap(({ name, kind, lasts }) =>
    listed.some((item) => item.name === name && item.kind === kind && item.lasts === lasts)
      ? []
      : [
          {
            path: ['purposes'],
            message: `a strictly necessary service that lists ${name} (${kind}, ${lasts}), which the banner itself stores`,
          },
        ],
  );
}
