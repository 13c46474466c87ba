import { createInterface } from 'node:readline';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';

/* Opens and closes the store of each folder that it reads, one a line, and prints what came of it. Prints “ready” first. */

console.log('ready');
for await (const dataDir of createInterface({ input: process.stdin }))
  try {
    const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));
    await store.close();
    console.log('opened');
  } catch (error) {
    console.log(String(error));
  }
