import { load } from 'cheerio/slim';
import type { Register } from '../../content/storage/schema.ts';
import { idOf } from './version.ts';
import type { Published } from './version.ts';

/** Items of the register that the cookie policy in force does not name, each a sentence that says what to do. */
export function unshownItems(register: Register, policy: Published, today: string): string[] {
  const text = load(policy.article).text();
  const items = register.purposes.flatMap(({ services }) => services.flatMap((service) => service.items));
  return items
    .filter(({ name }) => !text.includes(name))
    .map(
      ({ name }) =>
        `storage.yaml lists “${name}”, but the cookie policy in force (${idOf(policy)}) does not tell of it. Publish one that does: “npm run policy -- new cookies ${today}” (with -2 after the day if there is one of today), then publish it.`,
    );
}
