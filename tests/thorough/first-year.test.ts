import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptionQuestions } from '../../content/adoption.ts';
import { addresses } from '../../content/addresses.ts';
import { parse } from 'yaml';
import { applies, valueAt } from '../../site/commands/adoption/answers.ts';
import { ANSWERS, withoutMarks } from '../support/adoption.ts';
import { encode, validAccess, validComplaint } from '../support/candour.ts';
import { openClinicRepository } from '../support/clinic-repository.ts';
import type { ClinicRepository } from '../support/clinic-repository.ts';
import { hasExim, startExim } from '../support/exim-service.ts';
import type { EximService } from '../support/exim-service.ts';
import { askProxy, formPost, PUBLIC } from '../support/proxy-clinic.ts';
import { proxies, startProxy } from '../support/proxy.ts';
import type { Proxy, ProxyName } from '../support/proxy.ts';
import { startServer } from '../support/server-process.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { hasTerminal, typeInterview } from '../support/typed-interview.ts';
import { tokenIn } from '../support/visit.ts';

/*
 * A clinic's first year, in one folder and with the commands of the guides: a sole trader in Wales adopts Candour in a
 * terminal, publishes, takes requests behind nginx and Caddy, meets a bounce, restores a backup elsewhere, and upgrades.
 * Each test goes on where the one before stopped.
 */

const TODAY = Temporal.Now.plainDateISO('Europe/London').toString();

/** What a therapist who works alone answers. */
const THERAPIST = {
  ...ANSWERS,
  legalName: 'Nia Enghraifft',
  tradingName: 'Hafan Therapy',
  form: 'sole-trader',
  nation: 'wales',
  openingHours: 'every weekday, 10am to 4pm',
  services: ['Talking therapies'],
  cosmeticInjectables: false,
  psychologicalCare: true,
  premises: 'none',
  photographs: false,
  payments: false,
  companies: { records: 'Cofnod', hosting: 'Gwesty', email: 'Llythyr', booking: 'none', accounts: 'Cyfrif' },
};

/** Each prompt of the interview with what is typed after it, and one mistake that is corrected. */
function typed() {
  const lines = adoptionQuestions
    .filter((question) => applies(question, THERAPIST))
    .map(({ ask, path, optional }) => ({
      prompt: `] ${ask}`,
      answer: asTyped(valueAt(THERAPIST, path) ?? (optional ? '' : false)),
    }));
  const nation = lines.findIndex(({ prompt }) => prompt.includes('Where in the United Kingdom'));
  const wrong = { prompt: lines[nation]?.prompt ?? '', answer: 'Jersey' };
  const again = { prompt: 'Candour is for clinics in the United Kingdom', answer: 'wales' };
  return lines.toSpliced(nation, 1, wrong, again);
}

function asTyped(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const missing = [
  ...(hasTerminal() ? [] : ['script']),
  ...(hasExim() ? [] : ['Exim']),
  ...proxies.filter(({ skip }) => skip).map(({ name }) => name),
];

describe.skipIf(missing.length > 0)(`a first year (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let clinic: ClinicRepository;
  let exim: EximService;
  let folder: string;
  let server: ServerProcess | undefined;
  const references: string[] = [];

  const content = (...path: string[]) => join(clinic.root, 'content/clinic', ...path);
  const siteDir = () => join(folder, 'site');
  const dataDir = (name = 'data') => join(folder, name);
  const production = (data = dataDir()) => ({
    PUBLIC_ORIGIN: PUBLIC,
    SITE_DIR: siteDir(),
    DATA_DIR: data,
    CONTENT_DIR: content(),
    TRUSTED_PROXIES: '1',
    SMTP_URL: `smtp://${exim.login.user}:${encodeURIComponent(exim.login.pass)}@localhost:${exim.port}`,
    MAIL_FROM: 'privacy@mail.example',
    CANDOUR_TODAY: TODAY,
  });
  /** The commands of one copy of the program share what Node has compiled. */
  const always = () => ({ CANDOUR_TODAY: TODAY, NODE_COMPILE_CACHE: join(folder, 'compiled') });
  const succeed = async (name: string, args: string[], env: Record<string, string> = {}) => {
    const { code, out, err } = await clinic.npmRun(name, args, { ...always(), ...env });
    expect(code, `npm run ${name} ${args.join(' ')}\n${out}\n${err}`).toBe(0);
    return out;
  };
  /** Starts the server of the clinic's repository. */
  async function start(data = dataDir()): Promise<ServerProcess> {
    await server?.stop();
    server = await startServer(production(data), { checkout: clinic.root });
    return server;
  }
  async function behind<T>(name: ProxyName, work: (proxy: Proxy) => Promise<T>): Promise<T> {
    const upstream = new URL(server?.url ?? '').host.replace('localhost', '127.0.0.1');
    const proxy = await startProxy(name, { upstream, siteDir: siteDir() });
    try {
      return await work(proxy);
    } finally {
      await proxy.stop();
    }
  }
  /** Opens a form through a proxy and sends it as a browser does. Returns the reference that its page shows. */
  async function send(
    proxy: Proxy,
    kind: 'access' | 'complaint',
    fields: typeof validAccess | typeof validComplaint,
  ) {
    const form = load((await askProxy(proxy, addresses.form(kind))).body);
    const submission = form('input[name="submission"]').attr('value') ?? '';
    const sent = await askProxy(proxy, addresses.api.form(kind), formPost(encode({ ...fields, submission })));
    expect(sent.status, sent.body).toBe(303);
    const page = (await askProxy(proxy, sent.headers.location ?? '')).body;
    return /\b[A-Z]{2}\d{4}[A-Z]\d\b|\b[A-Z0-9]{8}\b/.exec(load(page)('main').text())?.[0] ?? '';
  }
  /** The mails to an address that were delivered, oldest first. */
  const mailsTo = async (address: string) =>
    (await exim.delivered()).filter(({ headers }) =>
      JSON.stringify(headers.get('envelope-to') ?? '').includes(address),
    );
  const subjectsTo = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);
  /** The latest mail to an address, once one is there. */
  async function mailTo(address: string) {
    await expect.poll(() => mailsTo(address), { timeout: 120_000 }).not.toEqual([]);
    return (await mailsTo(address)).at(-1);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candour-first-year-'));
    clinic = openClinicRepository();
    exim = await startExim();
  });
  afterAll(async () => {
    await server?.stop();
    await exim.stop();
    clinic.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a sole trader in Wales answers the questions in a terminal', async () => {
    const { code, shown } = await typeInterview(clinic.root, always(), typed());
    expect(code, shown).toBe(0);
    expect(shown).toContain('Still to do:');
    const facts = parse(readFileSync(content('clinic.yaml'), 'utf8')) as Record<string, unknown>;
    expect(facts).toMatchObject({ legalName: 'Nia Enghraifft', form: 'sole-trader', nation: 'wales' });
    expect(facts).not.toHaveProperty('companyNumber');
    expect(existsSync(join(clinic.root, 'content/clinic.answers.yaml'))).toBe(false);
  });

  test('the drafts pass the check once every mark is gone, with a brand and words of their own', async () => {
    writeFileSync(content('brand.yaml'), "colours:\n  main: '#1d5c4f'\n  second: '#e8b04a'\n");
    mkdirSync(content('words'), { recursive: true });
    writeFileSync(content('words/words.yaml'), 'errors:\n  404:\n    title: We have no such page\n');
    const refused = await clinic.npmRun('policy', ['check'], always());
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('still marked TO CHECK')]);
    const facts = readFileSync(content('clinic.yaml'), 'utf8');
    expect(facts).toContain('name: Cofnod');
    writeFileSync(content('clinic.yaml'), withoutMarks(facts));
    const { code, out } = await clinic.npmRun('policy', ['check'], always());
    expect(code, out).toBe(0);
  });

  test('published versions are sealed and committed, and the site is built for its address', async () => {
    expect(await succeed('policy', ['publish', 'all'])).toContain(`privacy/${TODAY} is published and sealed`);
    clinic.commit('Our clinic');
    await succeed('build', [], { PUBLIC_ORIGIN: PUBLIC, SITE_DIR: siteDir() });
    const home = readFileSync(join(siteDir(), 'index.html'), 'utf8');
    expect(home).toContain('Hafan Therapy');
    expect(home).not.toContain('Ashlark');
  });

  test('requests come in behind nginx and Caddy, and are acknowledged by SMTP', async () => {
    await start();
    for (const name of ['nginx', 'caddy'] as const) {
      const email = `${name}@patient.example`;
      const reference = await behind(name, (proxy) => send(proxy, 'access', { ...validAccess, email }));
      references.push(reference);
      const mail = await mailTo(email);
      expect(mail?.subject).toContain(reference);
      expect(mail?.text).toContain(`${PUBLIC}/requests/confirm/`);
    }
    expect(new Set(references).size).toBe(2);
  });

  test('the team learns of an email that bounces', async () => {
    const email = 'nobody@patient.example';
    const reference = await behind('nginx', (proxy) =>
      send(proxy, 'complaint', { ...validComplaint, email }),
    );
    references.push(reference);
    await expect
      .poll(() => subjectsTo(ANSWERS.requestsTeam.email), { timeout: 120_000 })
      .toContain(`An email about ${reference} did not arrive`);
    const shown = await succeed('cases', ['show', reference], production());
    expect(shown).toContain('the last email did not arrive');
  });

  test('a backup of the running server is restored on another machine, with every case', async () => {
    const backup = join(folder, 'backup.db');
    await succeed('backup', [backup], production());
    const before = await succeed('cases', ['list'], production());
    for (const reference of references) expect(before).toContain(reference);
    await server?.stop();
    mkdirSync(dataDir('elsewhere'), { mode: 0o700 });
    cpSync(join(dataDir(), 'keys'), join(dataDir('elsewhere'), 'keys'));
    expect(await succeed('restore', [backup], production(dataDir('elsewhere')))).toContain('Requests: 3.');
    rmSync(dataDir(), { recursive: true });
    expect(await succeed('cases', ['list'], production(dataDir('elsewhere')))).toBe(before);
  });

  test('the next release comes by git, and leaves the clinic’s folder as it was', async () => {
    clinic.publishRelease('v0.2.0');
    const tree = () => clinic.git('ls-tree', '-r', 'HEAD', 'content/clinic');
    const before = tree();
    clinic.git('merge', '--no-commit', '--no-ff', 'v0.2.0');
    clinic.git('commit', '-qm', 'Upgrade to 0.2.0');
    expect(tree()).toBe(before);
    expect(readFileSync(join(clinic.root, 'README.md'), 'utf8')).toBe('# Candour v0.2.0\n');
    await succeed('build', ['--if-changed'], { PUBLIC_ORIGIN: PUBLIC, SITE_DIR: siteDir() });
    await succeed('cases', ['show', references[0] ?? ''], production(dataDir('elsewhere')));
  });

  test('a link from an email of the first machine still confirms the request', async () => {
    await start(dataDir('elsewhere'));
    const mail = await mailTo('nginx@patient.example');
    const token = tokenIn({ from: '', to: '', subject: '', text: mail?.text ?? '' });
    const confirmed = await behind('caddy', (proxy) =>
      askProxy(proxy, addresses.api.confirm, formPost(encode({ token }))),
    );
    expect(confirmed.headers.location).toContain(addresses.confirmed);
    await expect
      .poll(async () => (await subjectsTo(ANSWERS.requestsTeam.email)).join('\n'), { timeout: 120_000 })
      .toContain(`Subject access request ${references[0] ?? ''}`);
  });
});
