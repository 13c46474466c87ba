import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'site/components/policy');

/** Names of components in texts of release 0.1.0, and what they are called today. */
const FORMER: Readonly<Record<string, string>> = { Listed: 'List', To: 'PageLink' };

/** Returns the names of the components that a policy may use: the files in `site/components/policy/`. */
export const componentNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace('.astro', ''))
    .sort();

/** Whether a policy may use a component of that name, its name in release 0.1.0 included. */
export const isComponent = (name: string): boolean =>
  Object.hasOwn(FORMER, name) || componentNames().includes(name);

/** Returns the props of a component, read from its `interface Props`. */
export function propsOf(component: string): { name: string; required: boolean }[] {
  const source = readFileSync(join(folder, `${FORMER[component] ?? component}.astro`), 'utf8');
  const props = /interface Props \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return Array.from(props.matchAll(/^\s*(\w+)(\??):/gm), ([, name = '', optional]) => ({
    name,
    required: optional === '',
  }));
}
