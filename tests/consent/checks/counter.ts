import { counterOf } from '../../../content/storage/choices.ts';
import { isCount } from '../allowed.ts';
import { openPreferences, dialog } from '../banner.ts';
import { observations } from '../observe.ts';
import { expectThat, note, under } from '../run.ts';
import type { Check } from '../run.ts';
import { isListed, storedIn } from '../stored.ts';
import { succeeds } from '../succeeds.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const counterCanBeSwitchedOff: Check = {
  item: 13,
  title: 'The counter is named in the banner and one click switches it off, for good',
  needs: 'counter',
  run: async (run) => {
    const counter = counterOf(run.register);
    const counted = (await observations(run, 'fresh')).some(({ requests }) =>
      requests.some((url) => isCount(run, url)),
    );
    return visiting(run, {}, async ({ page, open, requests }) => {
      const home = under(run, '/');
      await open(home);
      const banner = page.locator('section.consent-banner');
      const said = /\bcount/i.test(await banner.innerText());
      const off = banner.locator('[data-role="counter-off"]').filter({ visible: true });
      const clicked = await succeeds(off.click());
      await settled(page);
      requests.length = 0;
      await open(home);
      await open(run.pages[1] ?? home);
      await open(home);
      const after = requests.some((url) => isCount(run, url));
      const stored = await storedIn(page);
      const left = stored.filter((found) => counter?.items.some((item) => isListed(item, found)));
      const remembered = stored.some(({ name, value }) => name === 'candour_counter' && value === 'off');
      await openPreferences(page);
      return [
        ...(counted ? [] : [note('The counter was not seen to count in this run')]),
        ...expectThat(said, 'The banner does not say that visits are counted'),
        ...expectThat(clicked, 'The banner has no switch that turns the counter off with one click'),
        ...expectThat(!after, 'The counter counts although it was switched off'),
        ...expectThat(left.length === 0, 'The counter’s items stay although it was switched off'),
        ...expectThat(remembered, 'That the counter was switched off is not remembered'),
        ...expectThat(
          !(await dialog(page).locator('input[data-counter]').isChecked()),
          'The preferences show the counter as on although it was switched off',
        ),
      ];
    });
  },
};
