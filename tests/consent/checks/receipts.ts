import { choose, dialog, grantedNow, keptChoice, openPreferences } from '../banner.ts';
import { expectThat, fault, under } from '../run.ts';
import type { Check, Finding } from '../run.ts';
import { succeeds } from '../succeeds.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const choiceIsRecorded: Check = {
  item: 12,
  title: 'Each choice makes a record of what was shown and chosen, which the visitor can see and keep',
  needs: 'consent',
  run: (run) =>
    visiting(run, {}, async ({ page, open, receipts }) => {
      await open(under(run, '/'));
      const answer = await page.request.get(`${run.origin}${under(run, '/consent.json')}`);
      const notice = (await answer.json()) as { revision: number; noticeHash: string };
      await choose(page, 'all');
      await settled(page);
      const kept = await keptChoice(page);
      const [receipt] = receipts;
      if (!receipt) return [fault('No receipt was sent after Accept')];
      const says = new URLSearchParams(receipt.body);
      const is = (name: string, value: string | undefined): Finding[] =>
        expectThat(
          says.get(name) === value,
          `The receipt’s ${name} is not that of the choice and the words shown`,
        );
      await openPreferences(page);
      const shown = dialog(page).locator('[data-consent-receipt]');
      const text = await shown.innerText();
      const download = page.waitForEvent('download').catch(() => undefined);
      await succeeds(shown.locator('[data-consent-download]').click());
      return [
        ...expectThat(
          receipt.status === 204,
          `The receipt was answered with ${receipt.status} and is not kept`,
        ),
        ...is('action', 'accept-all'),
        ...is('id', kept?.consentId),
        ...is('revision', String(notice.revision)),
        ...is('noticeHash', notice.noticeHash),
        ...is('granted', (await grantedNow(page)).join(',')),
        ...expectThat(
          !/@|\d+\.\d+\.\d+\.\d+|mozilla/i.test(receipt.body),
          'The receipt holds more than the choice',
        ),
        ...expectThat(
          text.includes(kept?.consentId ?? '?'),
          'The visitor cannot see their receipt in the preferences',
        ),
        ...expectThat((await download) !== undefined, 'The visitor cannot download their receipt'),
      ];
    }),
};
