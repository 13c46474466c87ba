/** What an operator can do about an error of the file system, by its code in Node. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check the path',
  EISDIR: 'is a folder. A file is expected there',
  ENOTDIR: 'goes through a file as if it were a folder. Check the path',
  EACCES: 'cannot be opened or written (permission denied). Check its owner and permissions',
  EPERM: 'cannot be changed. Check its owner and permissions',
  EROFS: 'is on a disk that cannot be written. Choose another folder',
  ENOSPC: 'does not fit on the disk. Make room',
  EEXIST: 'exists. Choose another name',
};

/** One sentence about an error: for one of the file system, the path and what to do about it. */
export function describeFileFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  const { [code]: advice } = ADVICE;
  return advice === undefined || path === undefined ? message : `${path} ${advice}.`;
}
