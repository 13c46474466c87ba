/**
 * The script of a policy page: the print button, the current section in the contents, and a link beside each heading,
 * once the page is painted.
 */

document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});

const policy = document.querySelector<HTMLElement>('[data-policy]');
const headings = Array.from(policy?.querySelectorAll<HTMLElement>('article h2[id]') ?? []);
const links = new Map(
  Array.from(policy?.querySelectorAll('.contents ol a') ?? [], (link) => [link.getAttribute('href'), link]),
);

// After the first paint. `later.ts` of the consent module would be one more file to fetch.
requestAnimationFrame(() => {
  setTimeout(() => {
    // From now on the whole text is laid out (`policy.css`).
    policy?.setAttribute('data-painted', '');
    addHeadingLinks();
    openContents(matchMedia('(min-width: 60rem)'));
    markCurrent();
    void landAtHeading();
  });
});

/**
 * Scrolls to the heading of the address once everything has its height, unless the person has moved or went back to the
 * page. An engine without scroll anchoring may have scrolled before the text above it was laid out.
 */
async function landAtHeading(): Promise<void> {
  const heading = document.querySelector(':target');
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!heading || navigation?.type !== 'navigate' || CSS.supports('overflow-anchor', 'auto')) return;
  const moved = new AbortController();
  for (const move of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    addEventListener(
      move,
      () => {
        moved.abort();
      },
      { once: true, passive: true },
    );
  if (document.readyState !== 'complete')
    await new Promise((resolve) => {
      addEventListener('load', resolve);
    });
  await document.fonts.ready;
  if (!moved.signal.aborted) heading.scrollIntoView({ behavior: 'instant' });
}

function addHeadingLinks(): void {
  for (const heading of headings) {
    const link = document.createElement('a');
    link.className = 'heading-link';
    link.href = `#${heading.id}`;
    link.textContent = '#';
    const name = policy?.dataset['headingLink'] ?? '';
    link.setAttribute('aria-label', name.replace('{heading}', heading.textContent.trim()));
    heading.append(link);
  }
}

/** Beside the text, the contents are always shown (`policy.css`), so they are open for screen readers too. */
function openContents(wide: MediaQueryList): void {
  const details = policy?.querySelector<HTMLDetailsElement>('.contents details');
  const open = (): void => {
    if (details && wide.matches) details.open = true;
  };
  wide.addEventListener('change', open);
  open();
}

/** Marks the section that the top quarter of the window shows. */
function markCurrent(): void {
  const mark = (): void => {
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    const current = above.at(-1)?.id;
    for (const [href, link] of links) {
      if (href === `#${current}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  // A heading counts as seen as long as it is above the line, so that a jump over several also calls `mark`.
  const observer = new IntersectionObserver(mark, { rootMargin: '1000000px 0px -75% 0px' });
  for (const heading of headings) observer.observe(heading);
}
