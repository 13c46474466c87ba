import { contentDirectory, orThrow } from '../../content/load.ts';
import { loadBrand } from '../brand/load-brand.ts';

/** The clinic's brand, loaded and validated once for each build. */
export const brand = orThrow(loadBrand(contentDirectory(process.env)));
