import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { brandSchema } from '../../content/brand/schema.ts';
import type { Brand } from '../../content/brand/schema.ts';
import { loadYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import { failures } from './judge-colours.ts';
import { judgePicture } from './judge-picture.ts';
import type { Picture } from './judge-picture.ts';

/** A clinic's brand with its pictures read and judged. */
export interface LoadedBrand extends Brand {
  /** Whether the clinic has a `brand.yaml`. Without one, the site looks as Candour does. */
  own: boolean;
  pictures: Partial<Record<'light' | 'dark' | 'icon', Picture>>;
}

/**
 * Reads `brand.yaml` in the clinic's folder, which may be missing, with the pictures that it names. Each problem names
 * the line, and for colours the nearest one that passes.
 */
export function loadBrand(directory: string): Loaded<LoadedBrand> {
  const file = join(directory, 'brand.yaml');
  if (!existsSync(file)) return { ok: true, value: { ...brandSchema.parse({}), own: false, pictures: {} } };
  const pictures: LoadedBrand['pictures'] = {};
  const schema = brandSchema.superRefine((brand, context) => {
    const report = (path: string[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    judgeColours(brand.colours, report);
    for (const [name, path, given] of [
      ['light', ['logo', 'light'], brand.logo?.light],
      ['dark', ['logo', 'dark'], brand.logo?.dark],
      ['icon', ['icon'], brand.icon],
    ] as const) {
      if (given === undefined) continue;
      const judged = judgePicture(directory, given);
      if (judged.ok) pictures[name] = judged.picture;
      else report([...path], judged.expected);
    }
  });
  const loaded = loadYaml(file, schema);
  return loaded.ok ? { ok: true, value: { ...loaded.value, own: true, pictures } } : loaded;
}

const purposes = {
  main: 'as words on the page and under the white words of a button',
  second: 'where it meets the main colour in the pictures',
};

function judgeColours(
  colours: z.output<typeof brandSchema>['colours'],
  report: (path: string[], message: string) => void,
): void {
  for (const { which, has, needs, nearest } of failures(colours))
    report(
      ['colours', which],
      `a colour with a contrast of ${needs}:1 ${purposes[which]} (it has ${roundedDown(has)}:1, and the nearest that passes is "${nearest}")`,
    );
}

/** A contrast that just fails must not read as one that passes. */
const roundedDown = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);
