import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Tab } from './drivers/engine.ts';
import { asVisitor, clickThrough, eventually, typeInto } from './journey.ts';
import type { Start } from './journey.ts';

/** How far the heading of the address is from where it belongs, in pixels; 0 at the end of the page, which cannot scroll further. */
const missedBy = () => {
  const heading = document.getElementById(location.hash.slice(1));
  if (!heading) return NaN;
  const page = document.documentElement;
  const padding = Number.parseFloat(getComputedStyle(page).scrollPaddingTop);
  const off = Math.abs(heading.getBoundingClientRect().top - padding);
  const isAtEnd = Math.ceil(scrollY + innerHeight) >= page.scrollHeight - 1;
  return off < 1 || isAtEnd ? 0 : off;
};

/** The addresses of the headings, from the contents. */
const headingLinks = () =>
  [...document.querySelectorAll('.contents ol a')].map((link) => link.getAttribute('href') ?? '');

/** Waits until the page has scrolled: the heading is where it belongs, and stays there. */
async function lands(tab: Tab): Promise<void> {
  await eventually(tab, missedBy, 0);
}

export function policyJourneys(start: () => Start): void {
  const privacy = () => start().url(addresses.policy('privacy'));

  test('an address with a heading opens the policy exactly there', () =>
    asVisitor(start(), {}, async (tab) => {
      await tab.goto(privacy());
      const links = await tab.evaluate(headingLinks);
      expect(links.length).toBeGreaterThan(8);
      for (const link of [links[1], links[Math.floor(links.length / 2)], links.at(-3)]) {
        await tab.goto('about:blank');
        await tab.goto(privacy() + String(link));
        await lands(tab);
      }
    }));

  test('each link of the contents leads exactly to its heading, also back up the page', () =>
    asVisitor(start(), {}, async (tab) => {
      await tab.goto(privacy());
      const links = await tab.evaluate(headingLinks);
      for (const link of [...links, ...links.slice(0, 3)]) {
        await tab.evaluate((href) => {
          document.querySelector<HTMLElement>(`.contents ol a[href="${href}"]`)?.click();
        }, link);
        await eventually(tab, () => location.hash, link);
        await lands(tab);
      }
    }));

  test('the link beside a heading can be clicked, and leads exactly to it', () =>
    asVisitor(start(), {}, async (tab) => {
      await tab.goto(privacy());
      await tab.click('.consent-banner [data-role=necessary]');
      await tab.click(
        'article h2:nth-of-type(5) > .heading-link, article section:nth-of-type(5) h2 > .heading-link',
      );
      await eventually(tab, () => location.hash.length > 1, true);
      await lands(tab);
    }));

  test('the search finds a part, leads to it, and is there again after Back', () =>
    asVisitor(start(), {}, async (tab) => {
      const first = () => document.querySelector('[data-search-results] li a')?.getAttribute('href');
      await tab.goto(start().url(addresses.search));
      await eventually(tab, () => document.querySelector('form[data-ready]') !== null, true);
      await typeInto(tab, '#search', 'photos');
      await eventually(tab, first, `${addresses.policy('privacy')}#photographs`);
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('search');
      expect(await tab.evaluate(() => location.href)).toBe(start().url(addresses.search));
      await clickThrough(tab, '[data-search-results] li a');
      await eventually(tab, () => location.hash, '#photographs');
      await lands(tab);
      await tab.evaluate(() => {
        history.back();
      });
      await eventually(tab, first, `${addresses.policy('privacy')}#photographs`);
      await eventually(tab, () => document.querySelector<HTMLInputElement>('#search')?.value, 'photos');
    }));

  test('a comparison marks what was added and what was removed, and fits the window', () =>
    asVisitor(start(), {}, async (tab) => {
      await tab.goto(start().url(addresses.policyChanges('privacy', '2026-06-19')));
      const shown = await tab.evaluate(() => {
        const look = (selector: string) => {
          const element = document.querySelector(selector);
          if (!element) return 'missing';
          const { textDecorationLine, backgroundColor } = getComputedStyle(element);
          return `${textDecorationLine} on ${backgroundColor}`;
        };
        const { scrollWidth, clientWidth } = document.documentElement;
        return {
          added: look('main ins'),
          removed: look('main del'),
          overflow: scrollWidth - clientWidth,
        };
      });
      expect(shown.added).toMatch(/^underline on /);
      expect(shown.removed).toMatch(/^line-through on /);
      expect(shown.overflow).toBeLessThanOrEqual(0);
    }));
}
