import { writeMoment } from '../base/calendar.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import type { StoredSuppression } from '../store/store.ts';
import { withStore } from './open.ts';

/*
 * npm run suppressions                     everyone who must not be written to, oldest first
 * npm run suppressions -- check ADDRESS    whether an email address or telephone number is among them
 *
 * The list holds personal data: do not leave its output lying about.
 */
const [command, value] = process.argv.slice(2);

await withStore(async (store, keys) => {
  if (command !== undefined && (command !== 'check' || !value))
    throw new Error('Say nothing more, or “check” and an address.');
  const indexes =
    value === undefined ? undefined : [...keys.byId.values()].map((key) => suppressionIndex(key, value));
  const entries = await store.suppressions(indexes);
  for (const entry of entries) console.log(describe(entry));
  console.log(
    value === undefined
      ? `${entries.length} on the list.`
      : entries.length > 0
        ? 'On the list: do not write.'
        : 'Not on the list.',
  );
});

function describe({ value, name, channels, profiling, since }: StoredSuppression): string {
  const what = [...channels, ...(profiling ? ['no choosing of offers by treatment'] : [])].join(', ');
  return `${value.replace(/\n/g, ', ')}  ${name}: ${what}, since ${writeMoment(since)}`;
}
