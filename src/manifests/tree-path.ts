/** Whether a path stays inside a tree on every system: relative, parts joined by `/`, none of them empty, `.`, `..`, or with a sign that some system reads as more. */
export function isTreePath(path: string): boolean {
  return (
    path !== '' &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\p{Cc}]/u.test(part))
  );
}

/** The directories above a path, from the outermost: `a`, `a/b` for `a/b/c`. */
export function directoriesAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
