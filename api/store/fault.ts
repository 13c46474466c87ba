/**
 * A fault of the disk or the database, as SQLite reports it: locked, full, read-only or damaged. Nothing was written.
 * The visitor is asked to try again, and the operator sees the reason.
 */
export interface StoreFault extends Error {
  code: 'ERR_SQLITE_ERROR';
  errcode: number;
}

/** Not a constraint (19): that would be a mistake of ours and no fault of the disk. */
export function isStoreFault(error: unknown): error is StoreFault {
  const { code, errcode } = (error ?? {}) as Partial<StoreFault>;
  return (
    error instanceof Error && code === 'ERR_SQLITE_ERROR' && errcode !== undefined && (errcode & 0xff) !== 19
  );
}

/** Whether another process held the database lock for longer than the timeout. */
export const isLocked = (error: unknown): boolean => isStoreFault(error) && (error.errcode & 0xff) === 5;

/** What an operator can do about it, by SQLite's primary result code. */
export function adviceOn({ errcode, message }: StoreFault): string {
  switch (errcode & 0xff) {
    case 5:
    case 6:
      return 'Another program holds the database locked. Stop it; only one Candour may use a folder.';
    case 8:
    case 14:
      return 'The folder or the database cannot be written. Check owner and permissions.';
    case 10:
      return `The disk reports an error (${message}).`;
    case 11:
    case 26:
      return 'The database is damaged or is no database. Keep the file, and restore the latest backup.';
    case 13:
      return 'The disk is full. Make room; requests are refused until then and nothing is lost.';
    default:
      return message;
  }
}
