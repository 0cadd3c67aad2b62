import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { type Entry, ending, header, padding } from './tar.ts';

/** A container image of one layer: how it is named, what is in it, and how it starts. */
export interface Image {
  /** Full names with a registry and a tag. */
  readonly tags: readonly string[];
  readonly entries: readonly Entry[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly user: string;
  readonly workdir: string;
}

/**
 * Writes the image as an OCI layout in one archive, as `ctr images import` reads it (opencontainers/image-spec image-layout.md).
 * The same image gives the same bytes; the layer is not compressed, because nothing is sent anywhere.
 */
export async function writeImage(image: Image, path: string): Promise<void> {
  const layerPath = `${path}.layer`;
  const unfinished = `${path}.${process.pid}`;
  try {
    const layer = await writeLayer(image.entries, layerPath);
    const config = blob({
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: {
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...image.env],
        Entrypoint: image.entrypoint,
        Cmd: image.command,
        User: image.user,
        WorkingDir: image.workdir,
      },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    });
    const manifest = blob({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer.digest, size: layer.size }],
    });
    const index = blob({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: image.tags.map((tag) => ({
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: manifest.digest,
        size: manifest.size,
        // containerd@v1.6 client/import.go: the name under which the image is kept.
        annotations: { 'io.containerd.image.name': tag },
      })),
    });
    await writeTar(unfinished, [
      { path: 'oci-layout', mode: 0o644, bytes: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
      { path: 'index.json', mode: 0o644, bytes: index.bytes },
      ...[config, manifest].map(({ digest, bytes }) => ({ path: blobPath(digest), mode: 0o644, bytes })),
      { path: blobPath(layer.digest), mode: 0o644, file: layerPath },
    ]);
    await rename(unfinished, path);
  } finally {
    await rm(layerPath, { force: true });
    await rm(unfinished, { force: true });
  }
}

interface Blob {
  readonly digest: string;
  readonly size: number;
}

async function writeLayer(entries: readonly Entry[], path: string): Promise<Blob> {
  const digest = createHash('sha256');
  await writeTar(path, withParents(entries), (chunk) => digest.update(chunk));
  return { digest: `sha256:${digest.digest('hex')}`, size: (await stat(path)).size };
}

/** Every folder above an entry, before it, in one order whatever order was given. */
function withParents(entries: readonly Entry[]): readonly Entry[] {
  const byPath = new Map<string, Entry>();
  for (const entry of entries) {
    const words = entry.path.split('/');
    for (let i = 1; i < words.length; i++) {
      const path = words.slice(0, i).join('/');
      if (!byPath.has(path)) byPath.set(path, { path, mode: 0o755, directory: true });
    }
    byPath.set(entry.path, entry);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function writeTar(
  path: string,
  entries: readonly Entry[],
  see: (chunk: Buffer) => void = () => undefined,
): Promise<void> {
  const out = createWriteStream(path);
  const put = async (chunk: Buffer): Promise<void> => {
    see(chunk);
    if (!out.write(chunk)) await once(out, 'drain');
  };
  for (const entry of entries) {
    const size = entry.file === undefined ? (entry.bytes?.length ?? 0) : (await stat(entry.file)).size;
    await put(header(entry, size));
    if (entry.bytes !== undefined) await put(entry.bytes);
    if (entry.file !== undefined)
      for await (const chunk of createReadStream(entry.file, { highWaterMark: 1 << 20 })) await put(chunk);
    await put(padding(size));
  }
  await put(ending);
  out.end();
  await finished(out);
}

function blob(value: object): Blob & { readonly bytes: Buffer } {
  const bytes = Buffer.from(JSON.stringify(value));
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, size: bytes.length, bytes };
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
