import { addresses } from '../../../content/addresses.ts';
import { expectThat, under } from '../run.ts';
import type { Check } from '../run.ts';
import { visiting } from '../visitor.ts';

export const complaintRoute: Check = {
  item: 22,
  title:
    'The privacy notice leads to a way to complain electronically, and says that we confirm it within 30 days',
  run: (run) =>
    visiting(run, {}, async ({ page, open }) => {
      const path = under(run, addresses.policy('privacy'));
      await open(path);
      const { routes, text } = await page.locator('main').evaluate((main) => {
        // A heading of the fourth level is that of a purpose.
        const heading = main.querySelector('[id*="complain"]:not(h4)');
        const parts: Element[] = [];
        // A section of its own, or all that follows the heading up to the next.
        if (heading && !/^H\d$/.test(heading.tagName)) parts.push(heading);
        else
          for (
            let next = heading?.nextElementSibling;
            next && next.tagName !== 'H2';
            next = next.nextElementSibling
          )
            parts.push(next);
        const links = parts.flatMap((part) => [...part.querySelectorAll('a')]);
        return {
          routes: links.map(({ href }) => href).filter((href) => /^mailto:|\/requests\//.test(href)),
          text: parts.map((part) => part.textContent).join(' '),
        };
      });
      return [
        ...expectThat(
          routes.length > 0,
          'Where it tells of complaints, the privacy notice has neither an email address nor a form',
          path,
        ),
        ...expectThat(
          /30 days/.test(text),
          'The privacy notice does not say that a complaint is confirmed within 30 days',
          path,
        ),
      ];
    }),
};
