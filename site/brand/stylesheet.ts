import type { Brand } from '../../content/brand/schema.ts';
import { stacksOf, standInStacks } from './font-faces.ts';
import type { Stacks } from './font-faces.ts';
import { darkTokens, lightTokens } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/**
 * Returns the rules that set the brand's custom properties: colours for light and dark mode, the corner radius and
 * the font stacks. In forced colours browsers use the reader's own, unless a rule names a system colour, so none does.
 *
 * @param selector of the element that gets them: `:root` on Candour's own pages, the banner on other websites
 */
export const brandProperties = (brand: Brand, selector: string): string =>
  rules(brand, selector, stacksOf(brand.typeface));

/**
 * The same for other websites. They have the typefaces of the reader's system, because a font from this site would be a
 * request that the website's visitors have not been told about.
 */
export const dropInProperties = (brand: Brand, selector: string): string =>
  rules(brand, selector, standInStacks(brand.typeface));

function rules({ colours, cornerRadius }: Brand, selector: string, { serif, sans }: Stacks): string {
  const always = `--radius:${cornerRadius / 16}rem;--sans:${sans};--serif:${serif === sans ? 'var(--sans)' : serif}`;
  return (
    `${selector}{color-scheme:light dark;${declarations(lightTokens(colours))};${always}}` +
    `@media (prefers-color-scheme:dark){${selector}{${declarations(darkTokens(colours))}}}`
  );
}

const declarations = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
