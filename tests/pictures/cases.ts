import { orThrow } from '../../content/load.ts';
import { addDays, dayInLondon } from '../../api/base/calendar.ts';
import { systemClock as clock } from '../../api/base/clock.ts';
import { enterRequest } from '../../api/casework/enter-request.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { record } from '../../api/casework/record.ts';
import { composeCasework } from '../../api/compose.ts';

const today = dayInLondon(Date.now());
const ago = (days: number) => addDays(today, -days);

const entry = (changes: Partial<ManualEntry>): ManualEntry => ({
  kind: 'access',
  receivedOn: ago(3),
  channel: 'email',
  name: 'Robin Sample',
  email: undefined,
  telephone: '020 7946 0123',
  address: undefined,
  asked: 'All my notes since 2020, please.',
  asking: 'self',
  by: 'Reception',
  tellTeam: false,
  ...changes,
});

/** Enters cases into a new database, and returns the reference of one with events. */
export async function enterCases(env: Record<string, string>): Promise<string> {
  const { store, messages } = orThrow(await composeCasework(env));
  const casework = { store, messages, clock };
  try {
    const asked = await enterRequest(casework, entry({ name: 'Casey Sample', receivedOn: ago(9) }));
    for (const recording of [
      { what: 'case.identity-requested', on: ago(8), reason: 'Please bring a photo card to reception.' },
      { what: 'case.identity-received', on: ago(5), reason: undefined },
    ] as const) {
      const outcome = await record(casework, asked.reference, {
        ...recording,
        by: 'Practice manager',
        notified: true,
        sure: true,
        seen: undefined,
      });
      if (!outcome.ok) throw new Error(outcome.problem);
    }
    const others: Partial<ManualEntry>[] = [
      { name: 'Robin Sample', receivedOn: ago(24), channel: 'letter' },
      {
        name: 'Alex Sample',
        kind: 'complaint',
        receivedOn: ago(2),
        channel: 'telephone',
        asked: 'A letter went to my neighbour.',
      },
      { name: 'Sam Sample', kind: 'rights', receivedOn: ago(14), asked: 'My address is out of date.' },
      { name: 'Jo Sample', receivedOn: ago(1), channel: 'in-person' },
    ];
    for (const other of others) await enterRequest(casework, entry(other));
    return asked.reference;
  } finally {
    await store.close();
  }
}
