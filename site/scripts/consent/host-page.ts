/** An element as its name, its attributes and its children, or a text. */
export type HtmlTree = string | [name: string, attributes: Record<string, string>, ...children: HtmlTree[]];

/** The parts that are inserted into another website's page. */
export interface Parts {
  /** At the start of the body: the banner. */
  first: HtmlTree[];
  /** At the end of the body: the settings button and the preferences. */
  last: HtmlTree[];
  styles: string;
}

/**
 * Inserts the banner and the preferences into another website's page. Both overlay the page, so its layout does not
 * shift. The style sheet is constructed and every element is created by name, so that the page's Content-Security-Policy
 * need not allow inline styles, and its Trusted Types need no policy for the banner.
 */
export function place({ first, last, styles }: Parts): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(measured(styles));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const [start, end] = [rootOf(first), rootOf(last)];
  const insert = (): void => {
    // A dialog that left the page is closed in all but name.
    const dialog = end.querySelector('dialog');
    const wasOpen = !end.isConnected && dialog?.open;
    if (!start.isConnected) document.body.prepend(start);
    if (!end.isConnected) document.body.append(end);
    if (!wasOpen) return;
    dialog.close();
    dialog.showModal();
  };
  insert();
  keepInserted(insert);
}

/** Inserts again before the next paint when the page has replaced its body, or what is in it. */
function keepInserted(insert: () => void): void {
  let waits = false;
  const observer = new MutationObserver(() => {
    // Observing a body again changes nothing. The body that was here before may be gone.
    observer.observe(document.body, { childList: true });
    if (waits) return;
    waits = true;
    // Once in a frame, so that a page that takes the banner out again does not stop the browser.
    requestAnimationFrame(() => {
      waits = false;
      insert();
    });
  });
  observer.observe(document.documentElement, { childList: true });
  observer.observe(document.body, { childList: true });
}

const SVG = 'http://www.w3.org/2000/svg';

/** The banner keeps its own language and writing direction, whatever those of the page are. */
function rootOf(trees: HtmlTree[]): HTMLElement {
  const root = document.createElement('div');
  root.className = 'consent-root';
  root.lang = 'en-GB';
  root.dir = 'ltr';
  root.append(...trees.map((tree) => built(tree)));
  return root;
}

function built(tree: HtmlTree, inSvg = false): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, ...children] = tree;
  const isSvg = inSvg || name === 'svg';
  const element = isSvg ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.map((child) => built(child, isSvg)));
  return element;
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
