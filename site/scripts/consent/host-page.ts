/** What is put into another website's page, as text. */
export interface Parts {
  /** HTML that stands first in the body: the banner. */
  first: string;
  /** HTML that stands last: what opens the preferences, and the preferences. */
  last: string;
  styles: string;
}

/**
 * Puts banner and preferences into the page of another website. Nothing of the page moves, since both lie over it; and
 * its Content-Security-Policy need not allow a style in place, since the style sheet is made here.
 */
export function place({ first, last, styles }: Parts): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(measured(styles));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.prepend(built(first));
  document.body.append(built(last));
}

function built(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const root = document.createElement('div');
  root.className = 'consent-root';
  root.lang = 'en-GB';
  root.append(template.content);
  return root;
}

/**
 * Many websites set the size of the root to ten pixels and reckon from there. Our measures are in the size that the
 * visitor set in their browser, so they are written out in pixels where the root has another.
 */
function measured(styles: string): string {
  const probe = document.createElement('p');
  probe.style.font = 'medium sans-serif';
  document.body.append(probe);
  const medium = sizeOf(probe);
  probe.remove();
  if (medium === sizeOf(document.documentElement)) return styles;
  return styles.replace(/([\d.]+)rem/g, (_, size: string) => `${Number(size) * medium}px`);
}

const sizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
