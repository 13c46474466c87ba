import { embeds, needsChoice } from '../../../content/storage/choices.ts';
import { isFrom, withoutQuery } from '../allowed.ts';
import { choose } from '../banner.ts';
import { expectThat, fault, note } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const embedsWait: Check = {
  item: 14,
  title: 'Maps, videos and booking forms of others load nothing until their button is clicked',
  needs: 'embed',
  run: async (run) => {
    const pages = await Promise.all(
      run.pages.map(async (path) => ({ path, html: await (await fetch(run.origin + path)).text() })),
    );
    const having = pages.filter(({ html }) => html.includes('data-embed-show'));
    if (having.length === 0) return [note('No page has a part that waits to be clicked')];
    return (await Promise.all(having.map(({ path }) => onPage(run, path)))).flat();
  },
};

const onPage = (run: Run, path: string): Promise<Finding[]> =>
  visiting(run, {}, async ({ page, open, requests }) => {
    await open(path);
    const places = page.locator('[data-embed]');
    const origins = embeds(run.register).flatMap((service) => Object.values(service.origins).flat());
    const asked = () => requests.filter((url) => origins.some((origin) => isFrom(origin, url)));
    const early = asked().map((url) =>
      fault(`${withoutQuery(url)} is contacted before its button is clicked`, path),
    );
    // Consent to everything does not load the part.
    if (needsChoice(run.register)) await choose(page, 'all');
    await settled(page);
    const still = asked().map((url) =>
      fault(`${withoutQuery(url)} is contacted though only the banner was answered`, path),
    );
    const place = places.first();
    const text = await place.innerText();
    const address = (await place.getAttribute('data-embed')) ?? '';
    const provider = embeds(run.register).find((service) =>
      service.origins.frame.some((origin) => isFrom(origin, address)),
    );
    await place.locator('[data-embed-show]').click();
    await settled(page);
    return [
      ...early,
      ...still,
      ...expectThat(
        provider !== undefined && text.includes(provider.provider),
        'A part that waits does not say whose computers it will ask',
        path,
      ),
      ...expectThat(asked().length > 0, 'A part that waits does not load when its button is clicked', path),
    ];
  });
