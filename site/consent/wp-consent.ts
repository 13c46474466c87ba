import { askedPurposes, counterOf } from '../../content/storage/choices.ts';
import type { Purpose, Register } from '../../content/storage/schema.ts';
import type { WpCategory } from '../../content/storage/wp-categories.ts';
import type { WpConsent } from '../scripts/consent/wordpress.ts';

/**
 * Returns the category of a purpose: the one that the register names, or else the one that follows from its legal basis
 * and its signals of Consent Mode. A purpose that needs consent and has no signals has none, because a plugin could be
 * allowed more than the visitor was asked.
 */
export function wpCategoryOf({
  basis,
  consentMode,
  wpConsent,
}: Pick<Purpose, 'basis' | 'consentMode' | 'wpConsent'>): WpCategory | undefined {
  if (wpConsent) return wpConsent;
  if (basis === 'strictly-necessary') return 'functional';
  if (basis === 'appearance') return 'preferences';
  if (basis === 'statistical') return 'statistics-anonymous';
  if (consentMode.some((signal) => signal.startsWith('ad_'))) return 'marketing';
  if (consentMode.includes('analytics_storage')) return 'statistics';
  return consentMode.length > 0 ? 'preferences' : undefined;
}

/** Returns what each category of the WP Consent API depends on, for the banner on another website. */
export function wpConsentOf(register: Register): WpConsent[] {
  const asked = new Map(
    askedPurposes(register).map(({ id, services }) => [id, services.map((service) => service.id)]),
  );
  const counter = counterOf(register)?.id;
  return register.purposes.flatMap((purpose) => {
    const category = wpCategoryOf(purpose);
    // An embed has its own button, and no plugin asks about it.
    if (!category || (purpose.basis === 'consent' && !asked.has(purpose.id))) return [];
    return [
      {
        category,
        services: asked.get(purpose.id) ?? [],
        counter: purpose.services.some(({ id }) => id === counter),
      },
    ];
  });
}
