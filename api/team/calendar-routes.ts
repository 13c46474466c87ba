import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import { soonestDue } from '../casework/open-cases.ts';
import { clientNetwork } from '../http/client-network.ts';
import { hourlyLimit, secondsToNextHour } from '../http/hourly-limit.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hashSecret, newSecret } from '../http/secrets.ts';
import { audit } from './audit.ts';
import { calendarEvent } from './calendar-events.ts';
import { writeCalendar } from './icalendar.ts';
import { memberWithIndex, personIndex, personIndexes } from './person.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** The most dates in a calendar. */
const MOST = 500;

/**
 * The calendar of open cases, for programs that cannot sign in. Every address below `/calendar/` is answered
 * here, because the sign-in page would repeat a mistyped secret in its own address.
 */
export function calendarFeedRoutes(services: RouteDependencies): Hono {
  const { config, store, clock, messages } = services;
  const app = new Hono();

  app.get('/calendar/:file', async (c) => {
    const [, secret] = /^([\w-]{43})\.ics$/.exec(c.req.param('file')) ?? [];
    if (secret === undefined) return respondError(c, messages, 404);
    const now = clock.now();
    const network = clientNetwork(c, config.trustedProxies);
    if (!(await store.consume(hourlyLimit(messages.keys, 'calendars', network, now)))) {
      c.header('Retry-After', String(secondsToNextHour(now)));
      return respondError(c, messages, 429);
    }
    const person = await store.personOfCalendar(hashSecret(secret));
    const team = messages.team.read();
    if (!person || !team) return respondError(c, messages, 404);
    if (!memberWithIndex(team, messages.keys, person)) {
      await store.removeCalendar([person]);
      return respondError(c, messages, 404);
    }
    const cases = await soonestDue(store, dayInLondon(now), MOST);
    const events = cases.map((request) => calendarEvent(messages, request));
    return c.body(writeCalendar(messages.words.teamCalendar.name, events), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
    });
  });

  return app;
}

/** The page on which somebody makes and removes their calendar address. */
export function calendarRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path } = services;
  const say = messages.words.teamCalendar;
  const app = new Hono<SignedIn>();

  app.get('/calendar', async (c) => {
    const madeAt = await store.calendarMadeAt(personIndexes(messages.keys, c.get('member').email));
    return showTeamPage(c, services, addresses.team.calendar, {
      removed: c.req.query('removed') !== undefined,
      has: madeAt !== undefined && fill(say.has, { day: writeDay(dayInLondon(madeAt)) }),
      none: madeAt === undefined,
    });
  });

  // The answer shows the secret, which is in no address and kept nowhere. So there is no redirect.
  app.post('/calendar', async (c) => {
    const { email } = c.get('member');
    const secret = newSecret();
    await store.putCalendar(
      hashSecret(secret),
      personIndex(messages.keys.current, email),
      personIndexes(messages.keys, email),
      clock.now(),
    );
    await audit(c, services, 'team.calendar-made');
    return showTeamPage(c, services, addresses.team.calendar, {
      made: messages.url(addresses.team.calendarFeed(secret)),
    });
  });

  app.post('/calendar/remove', async (c) => {
    if (await store.removeCalendar(personIndexes(messages.keys, c.get('member').email)))
      await audit(c, services, 'team.calendar-removed');
    return c.redirect(path(`${addresses.team.calendar}?removed`), 303);
  });

  return app;
}
