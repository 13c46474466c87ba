import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What the documentation is checked against. Paths are relative to the root of the repository. */
export interface Repository {
  exists: (path: string) => boolean;
  read: (path: string) => string;
  /** The names in `scripts` of `package.json`. */
  scripts: readonly string[];
  /** The environment variables that a page may name. */
  settings: readonly string[];
}

export function openRepository(root: string, settings: readonly string[]): Repository {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return {
    exists: (path) =>
      MADE_BY_ADOPT.test(path) ||
      (path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path))),
    read,
    scripts: Object.keys(scripts),
    settings,
  };
}

/** All faults of a page: dead links, and unknown scripts, settings and paths. */
export const pageFaults = (file: string, repository: Repository): string[] => [
  ...linkFaults(file, repository),
  ...scriptFaults(file, repository),
  ...redirectFaults(file, repository),
  ...unsignedFaults(repository.read(file)).map((command) => `${file}: nobody records it: ${command}`),
  ...settingFaults(file, repository),
  ...pathFaults(file, repository),
];

/** The clinic's own folder, which is not in this repository. */
const MADE_BY_ADOPT = /^content\/clinic(?:\/|$)/;

function linkFaults(file: string, { exists, read }: Repository): string[] {
  return linksOf(file, read(file)).flatMap(({ link, path, anchor }) => {
    if (!exists(path)) return [`${file}: ${link} leads to no file`];
    if (anchor === undefined) return [];
    const anchors = path.endsWith('.md') ? anchorsOf(read(path)) : [];
    return anchors.includes(anchor) ? [] : [`${file}: ${link} leads to no heading`];
  });
}

/** The relative links of a page, with the file that each points to. */
export function linksOf(file: string, text: string): { link: string; path: string; anchor?: string }[] {
  const prose = withoutCode(text);
  const links = [
    ...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g),
    ...prose.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/gm),
    ...prose.matchAll(/\b(?:href|src)="([^"]+)"/g),
  ].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : posix.join(posix.dirname(file), decodeURI(path));
      return { link, path: target, ...(anchor === undefined ? {} : { anchor }) };
    });
}

const README_LINES = 120;

/** A README must be short enough to read in one sitting. */
export function lengthFaults(text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > README_LINES ? [`README.md has ${lines} lines; at most ${README_LINES} are allowed`] : [];
}

/** The ids that GitHub gives to the headings of a page. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const headings = withoutFences(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return Array.from(headings, ([, heading = '']) => {
    const id = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  });
}

/** The names of the npm scripts that a text calls. */
export const scriptsCalledIn = (text: string): string[] =>
  Array.from(
    text.matchAll(/\bnpm (?:run (?:--?[\w-]+ )*([\w:-]+)|(test|start)\b)/g),
    ([, run, short]) => run ?? short ?? '',
  );

function scriptFaults(file: string, { read, scripts }: Repository): string[] {
  return scriptsCalledIn(read(file))
    .filter((name) => !scripts.includes(name))
    .map((name) => `${file}: package.json has no script ${name}`);
}

/** npm prints two lines before the output of a script, which a file must not begin with. */
const redirectFaults = (file: string, { read }: Repository): string[] =>
  (read(file).match(/\bnpm run (?!--silent )[^\n`]*[^-=]> ?[^\s`]+/g) ?? []).map(
    (command) => `${file}: a file would begin with lines of npm: ${command}`,
  );

/** Commands that record something in a case, and do not say who does. They are refused. */
export const unsignedFaults = (text: string): string[] =>
  (text.match(RECORDING) ?? []).filter((command) => !command.includes('--by '));

/** With its reference, or `new`: a command to be typed, up to the end of its line or of its code. */
const RECORDING =
  /npm run cases -- (?:record|search|check|correct-contact|resend|file) (?:new --|REFERENCE|[2-9A-Z]{8}\b|\{reference\})(?:[^\n`\\]|\\\n)*/g;

/** A word in capitals with an underscore counts as a setting. */
function settingFaults(file: string, { read, settings }: Repository): string[] {
  const names = read(file).match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [];
  return names
    .filter((name) => !settings.includes(name))
    .map((name) => `${file}: there is no setting ${name}`);
}

/** Folders outside the repository: of a clinic, of the built site, or created by a command. */
const ELSEWHERE = /^(?:policies|words|templates|dist|data|node_modules|consent-report)\//;
const SOURCE = /\.(?:ts|js|mjs|astro|css|svg|png|ya?ml|mdx?|json|conf|service|timer)$/;

function pathFaults(file: string, { read, exists }: Repository): string[] {
  const spans = Array.from(withoutFences(read(file)).matchAll(/`([^`\n]+)`/g), ([, code = '']) => code);
  return spans
    .filter((code) => /^[\w.*[\]-]+(?:\/[\w.*[\]-]+)*\/?$/.test(code) && code.includes('/'))
    .filter((path) => !ELSEWHERE.test(path))
    .filter((path) => SOURCE.test(path) || path.endsWith('/') || exists(path.split('/')[0] ?? ''))
    .filter((path) => !exists(path))
    .map((path) => `${file}: there is no ${path}`);
}

/** The differences between the settings of the code, `.env.example` and the table of a page. */
export function settingTableFaults(page: string, example: string, settings: readonly string[]): string[] {
  const rows = Array.from(page.matchAll(/^\|\s*`([A-Z_]+)`\s*\|\s*(?:`([^`]*)`)?\s*\|/gm));
  const table = new Map(rows.map(([, name = '', value = '']) => [name, value]));
  const lines = Array.from(example.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm));
  const listed = new Map(lines.map(([, off, name = '', value = '']) => [name, off === '' ? value : '']));
  const all = new Set([...settings, ...table.keys(), ...listed.keys()]);
  return [...all].flatMap((name) => {
    if (!settings.includes(name)) return [`${name} is documented, and the code does not read it`];
    if (!table.has(name)) return [`${name} is not in the table`];
    if (!listed.has(name)) return [`${name} is not in .env.example`];
    if (table.get(name) !== listed.get(name))
      return [`${name} is ${table.get(name)} in the table and ${listed.get(name)} in .env.example`];
    return [];
  });
}

/** The keys in the first column of the table below a heading. Throws if the page has no such heading. */
export function keysInTable(page: string, heading: string): string[] {
  const [, section] = page.split(`\n## ${heading}\n`);
  if (section === undefined) throw new Error(`There is no heading ${heading}`);
  const [own = ''] = section.split(/\n#+ /, 1);
  return Array.from(own.matchAll(/^\|\s*`([\w.[\]]+)`\s*\|/gm), ([, key = '']) => key);
}

const withoutFences = (text: string): string => text.replace(/^ *(```+|~~~+)[\s\S]*?^ *\1/gm, '');
const withoutCode = (text: string): string => withoutFences(text).replace(/`[^`\n]*`/g, '');
