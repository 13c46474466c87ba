import { dayInLondon } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { listedUntil } from '../domain/deadline/bank-holidays.ts';
import { bankHolidaysEndSoon } from '../http/figures.ts';
import type { Store } from '../store/store.ts';

/** Releases emails that a process which was killed had taken, and says so if the list of bank holidays ends soon. */
export async function atStart({
  store,
  clock,
  log,
}: {
  store: Pick<Store, 'releaseLeases'>;
  clock: Clock;
  log: Log;
}): Promise<void> {
  const released = await store.releaseLeases();
  if (released > 0) log('mail.leases-released', { mails: released });
  if (bankHolidaysEndSoon(dayInLondon(clock.now())))
    log('bank-holidays.list-ending', { listedUntil, message: 'Install a newer release of Candour.' });
}
