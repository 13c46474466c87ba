import { isMap, isSeq, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Clinic } from '../../../content/schema.ts';

/**
 * Returns the demo's `storage.yaml` for another clinic: what Candour itself stores, the visit counter if the clinic wants
 * it, and Google Analytics if it has an id. Every other company is removed, because the clinic has not chosen it. Where
 * that leaves nothing to choose, nothing is stored.
 */
export function adoptRegister(
  example: string,
  { tradingName, website, analytics }: Clinic,
  visitCounter: boolean,
): string {
  const document = parseDocument(example);
  const purposes = document.get('purposes');
  if (!isSeq<YAMLMap>(purposes)) return example;
  for (const purpose of purposes.items) {
    const services = purpose.get('services');
    if (!isSeq<YAMLMap>(services)) continue;
    services.items = services.items.filter((service) =>
      service.get('starts') === 'google-analytics'
        ? analytics?.googleAnalyticsId !== undefined
        : service.get('role') === 'own' && (visitCounter || !service.has('counter')),
    );
    for (const service of services.items)
      if (service.get('role') === 'own') service.set('provider', tradingName);
  }
  purposes.items = purposes.items.filter((purpose) => {
    const services = purpose.get('services');
    return isMap(purpose) && isSeq(services) && services.items.length > 0;
  });
  if (purposes.items.every((purpose) => purpose.get('basis') === 'strictly-necessary'))
    document.set('purposes', document.createNode([]));
  document.set('otherSites', [new URL(website).origin]);
  document.delete('cookieDomain');
  document.delete('countedElsewhere');
  return document.toString({ lineWidth: 0 });
}
