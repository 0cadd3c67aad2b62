import type { Landing } from './addresses/resolution.ts';
import type { ServerTls } from './handshake.ts';
import type { Container, Workload } from './objects/workload.ts';

/**
 * How an object store of the fleet answers on the port that an address reaches; `null` where its container is not understood: another image,
 * another port, a proxy before it, certificates from where no object shows.
 */
export function storeServerTls({ workload, port }: Landing): ServerTls | null {
  const declaring = workload.containers.filter(({ ports }) => ports.some((p) => p.port === port));
  const [only, other] = declaring.length > 0 ? declaring : workload.containers;
  if (only === undefined || other !== undefined) return null;
  const product = /(?:^|\/)(minio|seaweedfs|rustfs)(?:[:@]|$)/.exec(only.image)?.[1];
  const on =
    product === 'seaweedfs'
      ? seaweedfs(only, port)
      : product === 'minio'
        ? minio(workload, only, port)
        : product === 'rustfs'
          ? rustfs(only, port)
          : null;
  return on === null ? null : { on, demands: false, password: false, names: null };
}

/** `-s3.cert.file` begins TLS on `-s3.port`, or on `-s3.port.https` beside it (seaweedfs@4.44 weed/command/s3.go; by `weed s3` without the prefix). */
function seaweedfs(container: Container, port: number): boolean | null {
  const words = wordsOf(container).map((word) => word.replace(/^--/, '-'));
  const mode = words.find((word) => ['server', 'filer', 's3'].includes(word));
  if (mode === undefined || words.some((word) => word.startsWith('-options'))) return null;
  const value = (name: string): string => optionOf(words, mode === 's3' ? `-${name}` : `-s3.${name}`) ?? '';
  const secured = value('cert.file') !== '';
  const https = Number(value('port.https'));
  if (secured && https > 0 && port === https) return true;
  return port === Number(value('port') || 8_333) ? secured && https === 0 : null;
}

/** A certificate in its folder begins TLS (min.io/docs/minio/linux/operations/network-encryption, minio@RELEASE.2025-09-07 cmd/server-main.go). */
function minio(workload: Workload, container: Container, port: number): boolean | null {
  const words = wordsOf(container);
  const env = (name: string): string => textOf(container, name);
  const address = optionOf(words, '--address') ?? env('MINIO_ADDRESS');
  const told = [...container.env.keys()].some((name) => /CERT|TLS|SCHEME|CONFIG_ENV_FILE/i.test(name));
  if (told || port !== portOf(address, 9_000)) return null;
  const folder = optionOf(words, '--certs-dir') ?? optionOf(words, '-S') ?? `${env('HOME') || '/root'}/.minio/certs`;
  const wanted = folder.replace(/\/+$/, '');
  const within = container.mounts.filter(({ path }) => `${path}/`.startsWith(`${wanted}/`));
  const secret = within.some(({ volume }) =>
    workload.volumes.some(({ name, files }) => name === volume && files.some(({ kind }) => kind === 'Secret')),
  );
  if (secret) return true;
  return container.mounts.some(({ path }) => /cert|tls|\.minio/i.test(path)) ? null : false;
}

/** Without `RUSTFS_TLS_PATH` it answers plainly; with it, versions differ (docs.rustfs.com/integration/tls-configured, rustfs/rustfs#2284). */
function rustfs(container: Container, port: number): boolean | null {
  const words = wordsOf(container);
  const told = container.env.has('RUSTFS_TLS_PATH') || words.some((word) => word.startsWith('--tls-path'));
  return told || port !== portOf(optionOf(words, '--address') ?? textOf(container, 'RUSTFS_ADDRESS'), 9_000)
    ? null
    : false;
}

/** The words of the command line, those of a script of a shell among them. */
function wordsOf({ command, args }: Container): readonly string[] {
  return [...command, ...args]
    .flatMap(({ text }) => text.split(/[\s;]+/))
    .map((word) => word.replace(/["']/g, ''))
    .filter((word) => word !== '' && word !== '\\');
}

/** What an option is given, behind `=` or as the next word. */
function optionOf(words: readonly string[], name: string): string | undefined {
  const i = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[i];
  return word === undefined || word !== name ? word?.slice(name.length + 1) : words[i + 1];
}

function textOf({ env }: Container, name: string): string {
  const value = env.get(name);
  return value === undefined ? '' : value.kind === 'text' ? value.text : '?';
}

/** The port of `host:port`; not a number where it is not told. */
function portOf(address: string, otherwise: number): number {
  return address === '' ? otherwise : Number(address.slice(address.lastIndexOf(':') + 1));
}
