import type { Page } from 'playwright-core';
import { askedPurposes } from '../../../content/storage/choices.ts';
import { openPreferences } from '../banner.ts';
import { observations } from '../observe.ts';
import { expectThat, fault, hasBanner, under } from '../run.ts';
import type { Check, Finding } from '../run.ts';
import { visiting } from '../visitor.ts';

/** Longer than this, nobody reads it. */
const MOST_WORDS = 150;

export const bannerIsVisible: Check = {
  item: 1,
  title:
    'On every page that may load services, a new visitor sees the banner with Accept, Reject and Choose; forms and the search do not ask',
  needs: 'choice',
  run: async (run) =>
    (await observations(run, 'fresh')).flatMap(({ path, banner, missing }) =>
      hasBanner(run, path)
        ? [
            ...expectThat(banner, 'The banner cannot be seen', path),
            ...missing.map((role) => fault(`The banner’s button “${role}” cannot be seen`, path)),
          ]
        : expectThat(!banner, 'The banner asks on a page that carries no service', path),
    ),
};

export const rejectIsLikeAccept: Check = {
  item: 4,
  title: 'Reject stands beside Accept and looks the same in every measurable way',
  needs: 'choice',
  run: (run) =>
    visiting(run, {}, async ({ page, open }) => {
      await open(under(run, '/'));
      const findings: Finding[] = [];
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        findings.push(
          ...(await differences(
            page,
            '.consent-banner',
            '[data-role="all"]',
            '[data-role="necessary"]',
            `at ${width} pixels`,
          )),
        );
      }
      await openPreferences(page);
      findings.push(
        ...(await differences(
          page,
          '#consent-preferences',
          '[data-choose="all"]',
          '[data-choose="necessary"]',
          'in the preferences',
        )),
      );
      return findings;
    }),
};

async function differences(
  page: Page,
  place: string,
  yes: string,
  no: string,
  where: string,
): Promise<Finding[]> {
  const [accept, reject] = await page.evaluate(
    (selectors) =>
      selectors.map((selector): Record<string, string> | undefined => {
        const element = document.querySelector<HTMLElement>(selector);
        if (!element) return undefined;
        const style = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return {
          element: element.tagName,
          place: element.parentElement?.className ?? '',
          width: String(Math.round(width)),
          height: String(Math.round(height)),
          ...Object.fromEntries(
            [
              'font-family',
              'font-size',
              'font-weight',
              'font-style',
              'letter-spacing',
              'text-transform',
              'text-decoration-line',
              'color',
              'background-color',
              'background-image',
              'border-top-color',
              'border-top-width',
              'border-top-style',
              'border-radius',
              'padding',
              'opacity',
              'box-shadow',
              'filter',
              'cursor',
              'visibility',
            ].map((name) => [name, style.getPropertyValue(name)]),
          ),
        };
      }),
    [`${place} ${yes}`, `${place} ${no}`],
  );
  if (!accept || !reject) return [fault(`Accept and Reject are not both there ${where}`)];
  return Object.keys(accept)
    .filter((name) => accept[name] !== reject[name])
    .map((name) =>
      fault(`Accept and Reject differ ${where}: ${name} is ${accept[name]} and ${reject[name]}`),
    );
}

export const firstLayerSaysEnough: Check = {
  item: 9,
  title: 'The banner says who asks, what for, names each company, and that one can change one’s mind',
  needs: 'choice',
  run: (run) =>
    visiting(run, {}, async ({ page, open }) => {
      await open(under(run, '/'));
      const banner = page.locator('section.consent-banner');
      const text = (await banner.innerText()).replace(/\s+/g, ' ');
      const says = (what: string, why: string) => expectThat(text.includes(what.replace(/\s+/g, ' ')), why);
      const asked = askedPurposes(run.register);
      const words = text.split(' ').length;
      const details = banner.locator(`a[href$="/cookies/"]`);
      return [
        ...says(run.clinic, `The banner does not name ${run.clinic}`),
        ...asked.flatMap(({ name, text: purpose, services }) => [
          ...says(purpose, `The banner does not say what “${name}” is for`),
          ...services.flatMap(({ name: service, provider }) => [
            ...says(service, `The banner does not name ${service}`),
            ...says(provider, `The banner does not name ${provider}`),
          ]),
        ]),
        ...expectThat(
          /change your mind|any time/i.test(text),
          'The banner does not say that one can change one’s mind',
        ),
        ...expectThat(
          await details.isVisible().catch(() => false),
          'The banner has no link to the cookie policy',
        ),
        ...expectThat(
          words <= MOST_WORDS,
          `The banner has ${words} words; more than ${MOST_WORDS} are a wall`,
        ),
      ];
    }),
};
