import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { fontFaces } from './font-faces.ts';
import { loadBrand } from './load-brand.ts';
import type { LoadedBrand } from './load-brand.ts';
import { brandProperties } from './stylesheet.ts';
import { subsetFile } from './subset.ts';
import { typefaces } from './typefaces.ts';

/** The style sheets of every page and of the team pages; the brand's rules are added to them. */
const STYLES = ['index.css', 'team.css'].map((name) => `site/styles/${name}`);
const PICTURES = 'virtual:brand-pictures';

/**
 * Gives the site the clinic's brand: its rules become part of the style sheet of every page, and its pictures become
 * files of the site.
 */
export function brandIntegration(): AstroIntegration {
  const folder = contentDirectory(process.env);
  const read = () => orThrow(loadBrand(folder));
  return {
    name: 'brand',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [styles(read), pictures(read)],
            // The clinic's folder may lie outside the checkout.
            server: { fs: { allow: [process.cwd(), folder] } },
          },
        });
      },
    },
  };
}

const styles = (read: () => LoadedBrand): Plugin => ({
  name: 'brand-styles',
  enforce: 'pre',
  async transform(code, id) {
    const [file = ''] = id.split('?');
    if (!STYLES.some((name) => file.endsWith(name))) return undefined;
    const brand = read();
    return `${code}\n@layer tokens{${brandProperties(brand, ':root')}}\n${await faces(brand, file)}`;
  },
});

async function faces({ typeface }: LoadedBrand, styleSheet: string): Promise<string> {
  if (typeface === 'system') return '';
  const chosen = typefaces[typeface];
  // Vite resolves the address as one beside the style sheet, and puts a hash into the name of the file.
  const file = relative(join(styleSheet, '..'), await subsetFile(chosen));
  return fontFaces(chosen, file.replaceAll('\\', '/'));
}

const pictures = (read: () => LoadedBrand): Plugin => ({
  name: 'brand-pictures',
  resolveId: (id) => (id === PICTURES ? `\0${PICTURES}` : undefined),
  load(id) {
    if (id !== `\0${PICTURES}`) return undefined;
    const found = Object.entries(read().pictures);
    const imports = found.map(
      ([name, { file }]) => `import ${name} from ${JSON.stringify(`${file.replaceAll('\\', '/')}?url`)};`,
    );
    return `${imports.join('\n')}\nexport const addresses = { ${found.map(([name]) => name).join(', ')} };`;
  },
});
