import { type ReadManifests, readManifests } from '../manifests/read/read-manifests.ts';
import { Usage } from './usage.ts';

/** Reads the manifests of each cluster that the command line names. A place without any is a wrong path, not an empty cluster. */
export function readNamed(
  named: readonly { readonly cluster: string; readonly path: string }[],
): readonly ReadManifests[] {
  const seen = new Map<string, Set<string>>();
  return named.map(({ cluster, path }) => {
    // Directories of one cluster may hold each other: no file is read for it twice.
    const before = seen.get(cluster) ?? new Set();
    seen.set(cluster, before);
    const again = before.size > 0;
    const read = readManifests(cluster, path, before);
    if (!again && read.objects.length + read.charts.length + read.findings.length === 0)
      throw new Usage(
        `\`${path}\`, the manifests of \`${cluster}\`, holds no Kubernetes object in a file that ends in \`.yaml\`, \`.yml\` or \`.json\`. Check the path.`,
      );
    return read;
  });
}
