import { describe, expect, test } from 'vitest';
import { HOUR } from '../../api/base/calendar.ts';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { validComplaint, validRights } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  file,
  openCandour,
  confirmWith,
  read,
  toOthers,
  toTeam,
  tokenIn,
  visible,
} from '../support/visit.ts';

/** What is selected on a form when it is opened, by the name of the question. */
async function chosenOn(candour: Candour, address: string): Promise<[string, string][]> {
  const $ = await read(candour.get(address));
  return $('main form [checked]')
    .get()
    .map((it) => [$(it).attr('name') ?? '', $(it).attr('value') ?? '']);
}

describe('a link to a form', () => {
  test.each<[RequestKind, string, string]>([
    ['rights', 'right', 'erase'],
    ['rights', 'right', 'human'],
    ['access', 'asking', 'deceased'],
    ['complaint', 'asking', 'child'],
  ])('makes the choice in its address: %s, %s=%s', async (kind, question, choice) => {
    expect(await chosenOn(await openCandour(), addresses.formWith(kind, question, choice))).toEqual([
      [question, choice],
    ]);
  });

  test('makes no choice that the form does not have, and adds no words to it', async () => {
    const candour = await openCandour();
    expect(await chosenOn(candour, addresses.formWith('rights', 'right', 'everything'))).toEqual([]);
    const page = candour.get(
      addresses.formWith('rights', 'name', 'Planted&erase-what=Planted&birth-day=Planted'),
    );
    expect(await (await page).text()).not.toContain('Planted');
  });

  test('does not affect the next visitor', async () => {
    const candour = await openCandour();
    await chosenOn(candour, addresses.formWith('rights', 'right', 'erase'));
    expect(await chosenOn(candour, addresses.form('rights'))).toEqual([]);
  });
});

describe('the pages', () => {
  test('“what you can ask for” links to every choice of the other rights and to everyone who can be asked for', async () => {
    const $ = await read((await openCandour()).get(addresses.requests));
    const links = $('main a')
      .get()
      .map((it) => $(it).attr('href') ?? '');
    const rights = ['correct', 'erase', 'port', 'restrict', 'object', 'withdraw', 'human'];
    expect(links).toEqual(
      expect.arrayContaining([
        ...(['access', 'opt-out', 'complaint'] as const).map(addresses.form),
        ...rights.map((right) => addresses.formWith('rights', 'right', right)),
        ...['child', 'authority', 'solicitor', 'deceased'].map((who) =>
          addresses.formWith('access', 'asking', who),
        ),
      ]),
    );
  });

  test('the national data opt-out is explained, as far as it covers this clinic, and never asked about', async () => {
    const full = await read((await openCandour()).get(addresses.requests));
    expect(visible(full)).toContain('With us, it covers your NHS care');
    const minimal = await read((await openCandour({ site: 'minimal' })).get(addresses.requests));
    expect(visible(minimal)).toContain('It does not cover care that you pay for yourself');
    expect(full('a[href="https://www.nhs.uk/your-nhs-data-matters/"]')).toHaveLength(1);
    expect(full('main form')).toHaveLength(0);
  });

  test.each(['rights', 'complaint'] as const)(
    'the form “%s” names every other channel and the regulator',
    async (kind) => {
      const candour = await openCandour();
      const { clinic } = candour.messages;
      const said = visible(await read(candour.get(addresses.form(kind))));
      expect(said).toContain(clinic.requestsTeam.email);
      expect(said).toContain(clinic.phone);
      for (const line of clinic.requestsTeam.postal) expect(said).toContain(line);
      const { name, shortName, phone, address } = clinic.regulator;
      expect(address.length).toBeGreaterThan(0);
      for (const part of [`${name} (${shortName})`, phone, ...address]) expect(said).toContain(part);
    },
  );

  test.each([addresses.form('rights'), addresses.form('complaint'), addresses.requests])(
    '%s of a clinic that names no regulator has the current one, without a postal address',
    async (address) => {
      const $ = await read((await openCandour({ site: 'minimal' })).get(address));
      const said = visible($);
      expect(said).toContain('Information Commission’s Office (ICO)');
      expect(said).toContain('0303 123 1113');
      expect(said).not.toMatch(/Information Commissioner|Wilmslow/);
      expect($('#regulator a[href="https://ico.org.uk/make-a-complaint/"]')).toHaveLength(1);
      expect($('#regulator address')).toHaveLength(0);
    },
  );

  test.each(['access', 'rights', 'complaint'] as const)(
    'the form “%s” has no upload, and says when a document would be needed and what to black out',
    async (kind) => {
      const $ = await read((await openCandour()).get(addresses.form(kind)));
      expect($('main [type=file]')).toHaveLength(0);
      expect(visible($)).toContain('only if we are in real doubt');
      expect(visible($)).toContain('black out all that we do not need');
    },
  );
});

describe('a complaint', () => {
  test('is sent to the team at once, without waiting for confirmation, and acknowledged at once', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    expect(toTeam(candour)).toHaveLength(1);
    expect(toTeam(candour)[0]?.text).toContain('A letter about me went to my neighbour');
    expect(toOthers(candour)).toHaveLength(1);
    expect(toOthers(candour)[0]?.text).toContain('complained to');
    expect(toOthers(candour)[0]?.text).not.toContain('neighbour');
  });

  test('from somebody without an email address says what comes next, and reaches the team', async () => {
    const candour = await openCandour();
    const fields = { ...validComplaint, email: '', telephone: '07700 900123' };
    const page = await read(candour.get(await file(candour, fields, { kind: 'complaint' })));
    expect(visible(page)).toContain(candour.messages.words.requests.received.noEmail.complaint);
    for (const step of Object.values(candour.messages.words.requests.next.complaint))
      expect(visible(page)).toContain(step);
    await candour.round();
    expect(toTeam(candour)).toHaveLength(1);
    expect(toOthers(candour)).toHaveLength(0);
  });
});

describe('a request for other rights', () => {
  test('reaches the team when it is confirmed, with the answers to each right', async () => {
    const candour = await openCandour();
    const fields = {
      ...validRights,
      right: ['erase', 'restrict'],
      'restrict-what': 'My photographs',
      'restrict-why': 'objection',
      asking: 'solicitor',
      'solicitor-name': 'Casey Sample',
      firm: 'Sample & Example',
    };
    const page = await read(candour.get(await file(candour, fields, { kind: 'rights' })));
    const { team, answer } = candour.messages.words.requests.next.rights;
    for (const step of [team, answer, 'Send us your client’s signed authority'])
      expect(visible(page)).toContain(step);
    await candour.round();
    expect(toTeam(candour)).toHaveLength(0);
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    await candour.round();
    const { text = '' } = toTeam(candour)[0] ?? {};
    for (const said of [
      'Delete something',
      'My enquiry of last spring',
      'Keep something, but not use it for now',
      'My photographs',
      'I have objected to a use, and you are looking into that',
      'My client: I am their solicitor',
      'Sample & Example',
      candour.messages.words.team.checks.authority,
    ])
      expect(text).toContain(said);
  });

  test('reaches the team after 24 hours if nobody confirms it', async () => {
    const candour = await openCandour();
    await file(candour, validRights, { kind: 'rights' });
    candour.clock.advance(24 * HOUR - 1);
    await candour.round();
    expect(toTeam(candour)).toHaveLength(0);
    candour.clock.advance(1);
    await candour.round();
    expect(toTeam(candour)).toHaveLength(1);
  });
});

test('a complaint by form is acknowledged by its page and email, which give a target day for the outcome', async () => {
  const candour = await openCandour();
  const page = await read(candour.get(await file(candour, validComplaint, { kind: 'complaint' })));
  await candour.round();
  const { labels } = candour.messages.words.dueDate;
  expect(visible(page, 'h1')).toBe(candour.messages.words.requests.received.titleComplaint);
  for (const text of [visible(page), toOthers(candour)[0]?.text])
    for (const part of [labels.outcome, 'Friday 18 December 2026']) expect(text).toContain(part);
  expect(visible(page)).toContain('The law sets no day for the outcome');
  const [complaint] = await candour.store.openCases();
  expect(complaint?.events.map(({ what }) => what)).toContain('case.acknowledged');
});
