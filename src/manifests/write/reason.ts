import { systemCode } from './disk.ts';

/** What a system error says, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error) ?? '';
  return reasons[code] ?? `the system says ${code}`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'the right to write is missing',
  EPERM: 'the right to write is missing',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  ENOENT: 'no file or directory can be made there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'something that is no directory stands in the way',
  EISDIR: 'a directory stands there',
  EIO: 'the disk has a fault',
  EMFILE: 'too many files are open',
  ENOTEMPTY: 'something was put there meanwhile',
  EINVAL: 'the path has a sign that cannot stand in one',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'symbolic links lead in a circle',
};
