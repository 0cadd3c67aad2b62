import { BlockList, isIPv4 } from 'node:net';

/** Proxies as `Agent` of Node takes them. */
export interface EnvironmentProxy {
  readonly proxyEnv?: Readonly<Record<string, string>>;
}

/**
 * The proxies of the environment for one server, as kubectl takes them: never for this machine itself, and `NO_PROXY` may name networks
 * (golang.org/x/net@v0.46.0 http/httpproxy/proxy.go).
 */
export function environmentProxy(server: string, environment: NodeJS.ProcessEnv): EnvironmentProxy {
  const host = new URL(server).hostname.replace(/^\[|\]$/g, '');
  const wanted: Record<string, string> = {};
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    const value = environment[name.toLowerCase()] ?? environment[name] ?? '';
    if (value !== '') wanted[name] = value;
  }
  if (!('HTTP_PROXY' in wanted) && !('HTTPS_PROXY' in wanted)) return {};
  return isHere(host) || inNetworks(host, wanted['NO_PROXY'] ?? '') ? {} : { proxyEnv: wanted };
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Names and single addresses are looked at by Node; networks as `10.0.0.0/8` it does not know. */
function inNetworks(host: string, list: string): boolean {
  if (!isIPv4(host)) return false;
  const networks = new BlockList();
  for (const entry of list.split(',')) {
    const [address = '', bits = ''] = entry.trim().split('/');
    if (isIPv4(address) && /^\d+$/.test(bits) && Number(bits) <= 32) networks.addSubnet(address, Number(bits));
  }
  return networks.check(host);
}
