/**
 * A fault of the disk or the database: locked, full, read-only, damaged or out of reach. Nothing was written. The visitor
 * is asked to try again, and the operator sees the reason.
 */
export interface StoreFault extends Error {
  /** `ERR_SQLITE_ERROR`, a SQLSTATE of PostgreSQL, or a network error of Node. */
  code?: string;
  /** What Node did when a network or file error came. */
  syscall?: string;
  /** SQLite's result code. */
  errcode?: number;
}

/** Classes of SQLSTATE that are no mistake of ours: connection, resources, operator, system, read-only, lock, internal. */
const FAULT_CLASSES = ['08', '25', '28', '3D', '40', '53', '55', '57', '58', 'XX'];

const NETWORK = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;

/** What connecting to a socket in a folder gives. Files have the same codes, and then the fault is no store's. */
const SOCKET = /^(ENOENT|EACCES)$/;

/** What the folder of files says: full, over a quota, read-only or damaged. */
const DISK = /^(ENOSPC|EDQUOT|EROFS|EIO|EPERM|EMFILE|ENFILE)$/;

/** What `pg` throws without a code when a connection ends or cannot be had. */
const CONNECTION_ENDED =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Not a broken rule of the schema: that would be a mistake of ours and no fault of the disk. */
export function isStoreFault(error: unknown): error is StoreFault {
  if (!(error instanceof Error)) return false;
  const { code, errcode, syscall, message } = error as StoreFault;
  if (code === 'ERR_SQLITE_ERROR') return errcode !== undefined && (errcode & 0xff) !== 19;
  if (code !== undefined && SOCKET.test(code)) return syscall === 'connect';
  return isFaultOfPostgres(code, message);
}

const isFaultOfPostgres = (code: string | undefined, message: string): boolean =>
  code === undefined
    ? CONNECTION_ENDED.test(message)
    : NETWORK.test(code) ||
      DISK.test(code) ||
      (/^[0-9A-Z]{5}$/.test(code) && FAULT_CLASSES.includes(code.slice(0, 2)));

/** What the log says of a fault: SQLite's result code, or the code of PostgreSQL or of the network, and the reason. */
export const describeFault = ({ code, errcode, message }: StoreFault) => ({
  code: errcode ?? code ?? 'connection',
  reason: message,
});

/** Whether another process held the database lock for longer than the timeout. */
export const isLocked = (error: unknown): boolean =>
  isStoreFault(error) && error.errcode !== undefined && (error.errcode & 0xff) === 5;

/** Whether PostgreSQL undid the transaction because of another one, and it can simply be run again. */
export const isWorthRepeating = (error: unknown): boolean =>
  error instanceof Error && ['40001', '40P01'].includes((error as StoreFault).code ?? '');

/** What an operator can do about it, by SQLite's primary result code or PostgreSQL's SQLSTATE. */
export function adviceOn(fault: StoreFault): string {
  return fault.errcode === undefined ? adviceOnPostgres(fault) : adviceOnSqlite(fault.errcode, fault.message);
}

function adviceOnSqlite(errcode: number, message: string): string {
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

function adviceOnPostgres({ code, message }: StoreFault): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return adviceOnSqlite(13, message);
  if (code === 'EROFS' || code === 'EPERM') return adviceOnSqlite(8, message);
  if (code === 'EIO') return adviceOnSqlite(10, message);
  if (code === undefined || NETWORK.test(code) || SOCKET.test(code) || code.startsWith('08'))
    return `The database server cannot be reached (${code ?? 'no answer'}). Check that it runs, and the host and port.`;
  if (code.startsWith('28')) return 'The database server refuses the user or the password.';
  if (code.startsWith('3D')) return 'The database server has no database of that name. Create it first.';
  if (code.startsWith('53')) return `The database server has no room (${message}).`;
  return message;
}
