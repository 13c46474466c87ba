/** The categories of the WP Consent API, by which WordPress plugins ask whether they may store something. */
export const wpCategories = [
  'functional',
  'preferences',
  'statistics-anonymous',
  'statistics',
  'marketing',
] as const;
export type WpCategory = (typeof wpCategories)[number];
