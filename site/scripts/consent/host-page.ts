/** The parts that are inserted into another website's page, as text. */
export interface Parts {
  /** HTML at the start of the body: the banner. */
  first: string;
  /** HTML at the end of the body: the settings button and the preferences. */
  last: string;
  styles: string;
}

/**
 * Inserts the banner and the preferences into another website's page. Both overlay the page, so its layout does not
 * shift. The style sheet is constructed, so the page's Content-Security-Policy need not allow inline styles.
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
 * Many websites set the root font size to ten pixels. Candour's lengths are relative to the browser's own font size, so
 * where the root has another size, they are converted to pixels.
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
