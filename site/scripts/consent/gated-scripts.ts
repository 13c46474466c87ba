import { trusted } from './trusted.ts';
import type { ConsentData } from './data.ts';

const GATED = 'script[type="text/plain"][data-category]';

/**
 * Runs the gated scripts of another website's page whose services are granted, in their order. vanilla-cookieconsent does
 * this on Candour's own pages; it cannot where a page requires Trusted Types. A script without a service runs when
 * any service of its purpose is granted, as with the library.
 */
export function runGatedScripts(granted: string[], { purposes }: ConsentData): void {
  for (const gated of document.querySelectorAll<HTMLScriptElement>(GATED)) {
    const { category, service } = gated.dataset;
    const allowing = service
      ? [service]
      : purposes.filter(({ id }) => id === category).flatMap(({ services }) => services.map(({ id }) => id));
    if (!allowing.some((id) => granted.includes(id))) continue;
    try {
      gated.replaceWith(copyThatRuns(gated));
    } catch {
      // The page requires Trusted Types and does not allow the policy: the browser has reported it.
    }
  }
}

/** A script runs once, when it is inserted, so the copy is complete before. */
function copyThatRuns(gated: HTMLScriptElement): HTMLScriptElement {
  const policy = trusted();
  const script = document.createElement('script');
  for (const { name, value } of gated.attributes)
    if (!/^(type|src|async|data-(category|service|type|src))$/.test(name))
      script.setAttribute(name, name.startsWith('on') ? policy.createScript(value) : value);
  script.nonce = gated.nonce;
  script.async = gated.async;
  const type = gated.dataset['type'];
  if (type) script.type = type;
  const address = gated.dataset['src'] ?? gated.getAttribute('src');
  if (address) script.src = policy.createScriptURL(address);
  else script.textContent = policy.createScript(gated.textContent);
  return script;
}
