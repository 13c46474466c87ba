import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';

/* Adds notes to a case until it is killed: node append-forever.ts FOLDER CASE. */

const [dataDir = '', id = ''] = process.argv.slice(2);
const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));
for (let number = 1; ; number++)
  await store.change(id, 2000 + number, () => ({
    event: { what: 'case.note', on: '2026-11-23', by: 'Lead', reason: `Note ${number}` },
    mails: [],
    dueOn: '2026-12-22',
    waiting: false,
    closedOn: undefined,
  }));
