import { entryOf } from '../../kube/table.ts';
/** How Thanos looks a name up (thanos@v0.42.4 pkg/discovery/dns/resolver.go): all A records, all SRV records, or as it stands. */
export type Lookup = 'plain' | 'a' | 'srv';

/** An address as engines write it: `host:port`, a URL, or either after a lookup prefix. */
export interface Address {
  readonly lookup: Lookup;
  /** Lower case, without a trailing dot. */
  readonly host: string;
  /** The port written or the scheme's own; `null` where there is none. */
  readonly port: number | null;
  readonly scheme: string | null;
  /** `/` where none is written. */
  readonly path: string;
}

const lookups: Readonly<Record<string, Lookup>> = { dns: 'a', dnsdualstack: 'a', dnssrv: 'srv', dnssrvnoa: 'srv' };
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

const shape =
  /^(?:(dns|dnsdualstack|dnssrv|dnssrvnoa)\+)?(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/]*@)?(\[[0-9a-f:.]+\]|[^\s:/?#[\]]+)(?::(\d{1,5}))?(\/[^?#]*)?(?:[?#].*)?$/i;

/** The parts of an address; `null` when it is none. User and password in a URL are dropped. */
export function parseAddress(text: string): Address | null {
  const parts = shape.exec(text.trim());
  if (parts === null) return null;
  const [, prefix = '', scheme, written = '', port, path = '/'] = parts;
  const host = written
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (host === '') return null;
  const lowered = scheme?.toLowerCase() ?? null;
  return {
    lookup: entryOf(lookups, prefix.toLowerCase()) ?? 'plain',
    host,
    port: port === undefined ? (lowered === null ? null : (entryOf(schemePorts, lowered) ?? null)) : Number(port),
    scheme: lowered,
    path,
  };
}

/** The address without user and password, as it may be shown. */
export function shownAddress(text: string): string {
  return text.replace(/\/\/[^@/]*@/, '//');
}

/** Whether a host is an IP address. */
export function isIp(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
}

/** Whether a host is the pod itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
