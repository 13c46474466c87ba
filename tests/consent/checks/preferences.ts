import type { Locator } from 'playwright-core';
import { addresses } from '../../../content/addresses.ts';
import { askedPurposes, counterOf } from '../../../content/storage/choices.ts';
import { allowedWith, pageFaults } from '../allowed.ts';
import { dialog, grantedNow, openPreferences } from '../banner.ts';
import { expectThat, fault, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { storedIn } from '../stored.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const nothingPreTicked: Check = {
  item: 7,
  title: 'Nothing that needs a yes is ticked beforehand; what may be objected to is shown as an objection',
  needs: 'choice',
  run: (run) =>
    visiting(run, {}, async ({ page, open }) => {
      await open(under(run, '/'));
      await openPreferences(page);
      const findings = await boxesOf(run, dialog(page), 'in the preferences');
      await open(under(run, addresses.policy('cookies')));
      const here = page.locator('[data-consent-here]');
      if ((await here.count()) === 0)
        return [...findings, fault('The cookie policy has no form to choose in')];
      await here.locator('[data-consent-choices]').waitFor();
      return [...findings, ...(await boxesOf(run, here, 'in the cookie policy'))];
    }),
};

async function boxesOf(run: Run, place: Locator, where: string): Promise<Finding[]> {
  const ticked = await place.locator('input:checked:not([data-counter])').count();
  const offered = await place
    .locator('input[data-service]')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset['service'] ?? ''));
  const asked = askedPurposes(run.register).flatMap(({ services }) => services.map(({ id }) => id));
  const necessary = run.register.purposes.filter(({ basis }) => basis === 'strictly-necessary');
  const counter = place.locator('.consent-service', { has: place.page().locator('input[data-counter]') });
  const findings = [
    ...expectThat(ticked === 0, `${ticked} boxes are ticked before anybody chose, ${where}`),
    ...asked
      .filter((id) => !offered.includes(id))
      .map((id) => fault(`“${id}” cannot be chosen by itself ${where}`)),
    ...offered
      .filter((id) => !asked.includes(id))
      .map((id) => fault(`“${id}” is offered ${where} though nothing is asked for it`)),
  ];
  for (const { id } of necessary)
    findings.push(
      ...expectThat(
        (await place.locator(`[data-purpose="${id}"] input`).count()) === 0,
        `“${id}” is strictly necessary and has a box ${where} that would change nothing`,
      ),
    );
  if (counterOf(run.register)) {
    const text = (await counter.count()) > 0 ? await counter.first().innerText() : '';
    findings.push(
      ...expectThat(
        /switch it off/i.test(text),
        `The counter’s box does not say ${where} that it is on until switched off`,
      ),
    );
  }
  return findings;
}

export const eachAlone: Check = {
  item: 8,
  title: 'Each purpose and each service can be accepted alone, and nothing else starts with it',
  needs: 'consent',
  run: async (run) => {
    const services = askedPurposes(run.register).flatMap((purpose) => purpose.services);
    const findings = await Promise.all(
      services.map(({ id, name }) =>
        visiting(run, {}, async ({ page, open, requests }) => {
          const home = under(run, '/');
          await open(home);
          await openPreferences(page);
          await dialog(page).locator(`input[data-service="${id}"]`).check();
          await dialog(page).locator('[data-choose="save"]').click();
          await settled(page);
          await open(home);
          const allowed = allowedWith(run, [id], `after a yes to ${name} alone`);
          const granted = await grantedNow(page);
          return [
            ...expectThat(
              granted.join() === id,
              `After a yes to ${name} alone, the choice says “${granted.join(', ')}”`,
            ),
            ...pageFaults(run, allowed, { path: home, stored: await storedIn(page), requests }),
          ];
        }),
      ),
    );
    return findings.flat();
  },
};
