import { expectThat, fault, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { seedOf } from '../states.ts';
import { succeeds } from '../succeeds.ts';
import { visiting } from '../visitor.ts';
import { coveredBy, coveredByButton, headingIsCovered } from './covered.ts';

export const pageIsReadable: Check = {
  item: 17,
  title:
    'The page can be used while the banner is open; neither the banner nor the settings button covers words',
  needs: 'choice',
  run: async (run) => [
    ...(await whileOpen(run)),
    ...(await underBanner(run)),
    ...(await whereButtonStays(run)),
  ],
};

const whileOpen = (run: Run): Promise<Finding[]> =>
  visiting(run, { viewport: { width: 390, height: 844 } }, async ({ page, open }) => {
    await open(under(run, '/'));
    const share = ((await page.locator('section.consent-banner').boundingBox())?.height ?? 844) / 844;
    const covered = await headingIsCovered(page);
    await page.evaluate(() => {
      scrollTo(0, 300);
    });
    const scrolled = await page.evaluate(() => scrollY > 0);
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    const address = page.url();
    const leads =
      (await succeeds(page.locator('main a[href^="/"]').first().click())) &&
      (await succeeds(page.waitForURL((url) => url.href !== address)));
    return [
      ...expectThat(
        share <= 0.5,
        `The banner takes ${Math.round(share * 100)} per cent of a telephone’s screen; half is the most`,
      ),
      ...expectThat(!covered, 'Something lies over the page’s heading while the banner is open'),
      ...expectThat(scrolled, 'The page does not scroll while the banner is open'),
      ...expectThat(leads, 'A link of the page does not work while the banner is open'),
    ];
  });

/** In windows from a small one to a desktop, by somebody who has not answered. */
const underBanner = (run: Run): Promise<Finding[]> =>
  visiting(run, {}, async ({ page, open }) => {
    await open(under(run, '/'));
    const findings: Finding[] = [];
    for (const [width, height] of [
      [320, 180],
      [390, 844],
      [1280, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      findings.push(
        ...(await coveredBy(page, '.consent-banner')).map((what) =>
          fault(`In a window of ${width} by ${height} pixels, the banner lies over ${what}`),
        ),
      );
    }
    return findings;
  });

/** On a narrow telephone, a wide one and a messages, by somebody who said no. */
async function whereButtonStays(run: Run): Promise<Finding[]> {
  const seed = await seedOf(run, 'refused');
  return visiting(run, { seed }, async ({ page, open }) => {
    const findings: Finding[] = [];
    for (const path of run.samples) {
      await open(path);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 720 });
        findings.push(
          ...(await coveredByButton(page)).map((what) =>
            fault(`At ${width} pixels, the button for the settings lies over ${what}`, path),
          ),
        );
      }
    }
    return findings;
  });
}
