/** Reserved by RFC 6761, RFC 6762, RFC 8375 and ICANN (`internal`), or in use at home and never delegated. */
const privateDomains: ReadonlySet<string> = new Set([
  'test',
  'example',
  'invalid',
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'lan',
  'lab',
  'corp',
  'home',
  'intranet',
  'private',
  'localdomain',
]);

/** Whether a host or domain lies under no public top-level domain, so that no public certificate authority signs it. */
export function isPrivateDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length === 1 || privateDomains.has(labels.at(-1) ?? '') || privateDomains.has(labels.slice(-2).join('.'))
  );
}
