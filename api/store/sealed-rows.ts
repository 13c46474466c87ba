import { rowName } from './seal.ts';
import { auditName } from './team-audit.ts';

/** The column by which a sealed row is found: `id`, but for what is kept for one person. */
export const idColumn = (table: string): string => (table === 'team_drafts' ? 'person' : 'id');

/** Returns the name that the payload of a row is bound to. */
export function nameOfRow(table: string, row: Readonly<Record<string, unknown>>): string {
  if (table === 'team_audit') return auditName(Number(row['at']), String(row['action']));
  return rowName(table, row[idColumn(table)]);
}
