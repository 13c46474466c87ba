import { Hono } from 'hono';
import { startOfDay } from '../base/calendar.ts';
import { bearerToken, isToken } from './bearer-token.ts';
import type { RouteDependencies } from './dependencies.ts';
import type { Figures, Watch } from './figures.ts';
import { allowOnly, respondError } from './respond.ts';

/** A metric: its name, what it is, and its value. Undefined values are left out. */
type Metric = [name: string, help: string, value: number | undefined];

/**
 * The figures of the health check as Prometheus reads them (text format 0.0.4), only with the operator's token. Without
 * one there is no such page. None of them is about a person.
 */
export function metricsRoutes({ config, messages }: RouteDependencies, { canWrite, figures }: Watch): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const token = bearerToken(c);
    if (token === undefined || !isToken(token, config.healthToken)) return respondError(c, messages, 404);
    const isUp = await canWrite();
    c.header('Cache-Control', 'no-store');
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(write(metricsOf(isUp, isUp ? await figures() : undefined)));
  });
  app.all('/', allowOnly(messages, 'GET, HEAD'));
  return app;
}

function metricsOf(isUp: boolean, figures: Figures | undefined): Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  const own: Metric[] = [
    ['candour_up', 'Whether requests can be stored (1) or not (0).', Number(isUp)],
    ['process_resident_memory_bytes', 'Memory of the process.', rss],
    ['nodejs_heap_size_used_bytes', 'Memory used by JavaScript.', heapUsed],
    ['process_uptime_seconds', 'Seconds since the process started.', Math.round(process.uptime())],
  ];
  if (!figures) return own;
  const { requests, mail, consent, site, servers, clock, policies, bankHolidays } = figures;
  return [
    ...own,
    ['candour_requests_stored', 'Requests in the database.', requests.stored],
    ['candour_requests_open', 'Cases that are not closed.', requests.open],
    ['candour_requests_overdue', 'Open cases whose date has passed.', requests.overdue],
    ['candour_requests_unconfirmed', 'Requests whose address is not confirmed.', requests.unconfirmed],
    ['candour_mail_waiting', 'Emails that wait to be sent.', mail.waiting],
    ['candour_mail_oldest_waiting_seconds', 'Age of the oldest of them.', mail.oldestWaitingSeconds],
    ['candour_mail_dead_lettered', 'Emails that need a person.', mail.deadLettered],
    ['candour_mail_bounced', 'Emails that did not arrive, of all that are kept.', mail.bounced],
    ['candour_consent_receipts_today', 'Consent receipts of today.', consent.receiptsToday],
    ['candour_consent_refused_today', 'Consent receipts refused today.', consent.refusedToday],
    ['candour_consent_last_receipt_seconds', 'Age of the last consent receipt.', consent.lastReceiptSeconds],
    [
      'candour_site_stale',
      'Whether a page should have changed and has not, or the site was built for a later day.',
      Number(site.stale),
    ],
    ['candour_servers_running', 'Servers on this database.', servers.running],
    ['candour_servers_sites_differ', 'Whether they serve different sites.', Number(servers.sitesDiffer)],
    [
      'candour_clock_in_doubt',
      'Whether the clock is far from the last known time.',
      Number(clock.state !== 'plausible'),
    ],
    ['candour_policies_outdated', 'Policy versions that the law has overtaken.', policies.outdated.length],
    [
      'candour_bank_holidays_listed_until_seconds',
      'The day up to which bank holidays are known, in seconds since 1970.',
      startOfDay(bankHolidays.listedUntil) / 1000,
    ],
  ];
}

const write = (metrics: Metric[]): string =>
  metrics
    .filter(([, , value]) => value !== undefined)
    .map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
