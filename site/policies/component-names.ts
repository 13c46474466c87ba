import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'site/components/policy');

/** Returns the names of the components that a policy may use: the files in `site/components/policy/`. */
export const componentNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace('.astro', ''))
    .sort();

/** Returns the props of a component, read from its `interface Props`. */
export function propsOf(component: string): { name: string; required: boolean }[] {
  const source = readFileSync(join(folder, `${component}.astro`), 'utf8');
  const props = /interface Props \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return Array.from(props.matchAll(/^\s*(\w+)(\??):/gm), ([, name = '', optional]) => ({
    name,
    required: optional === '',
  }));
}
