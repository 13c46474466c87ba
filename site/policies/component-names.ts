import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'site/components/policy');

/** The components that a policy's text may use: each is a file in `site/components/policy/`. */
export const componentNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace('.astro', ''))
    .sort();

/** What a component takes, as its `interface Props` says. */
export function propsOf(component: string): { name: string; required: boolean }[] {
  const source = readFileSync(join(folder, `${component}.astro`), 'utf8');
  const props = /interface Props \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return Array.from(props.matchAll(/^\s*(\w+)(\??):/gm), ([, name = '', optional]) => ({
    name,
    required: optional === '',
  }));
}
