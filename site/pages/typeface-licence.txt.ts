import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { licenceOf } from '../brand/typeface-files.ts';
import { typefaces } from '../brand/typefaces.ts';
import { brand } from '../layouts/brand.ts';

/** The licence of the typeface that the site sends: the Open Font License asks that it goes with every copy. */
export const GET: APIRoute = () =>
  new Response(
    brand.typeface === 'system'
      ? 'This site sends no typeface.\n'
      : readFileSync(licenceOf(typefaces[brand.typeface]), 'utf8'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
