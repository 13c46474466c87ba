import pg from 'pg';

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/** The numbers of PostgreSQL's types for whole numbers of 64 bits, and for their sums. */
const WHOLE_NUMBERS = new Set<number>([20, 1700]);

/**
 * How values of PostgreSQL become ours: whole numbers of 64 bits are numbers. Ours are moments in milliseconds, counts and
 * row numbers, and stay far below 2^53.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: TypeId, format?: 'text' | 'binary') =>
    WHOLE_NUMBERS.has(type) ? Number : (pg.types.getTypeParser(type, format) as unknown),
};
