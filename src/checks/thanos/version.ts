import { stringAt } from '../../kube/read.ts';
import table from '../../model/facts/thanos-flags.gen.json' with { type: 'json' };
import type { RunningEngine } from '../cluster-view.ts';
import { parseImage } from '../image.ts';

/** The newest minor of version 0 whose flags are known. */
export const newestMinor: number = table.minors.at(-1) ?? 0;

/** The Thanos version that an engine runs, such as `v0.42.4`, with its minor; `null` where the objects do not tell it. */
export interface ThanosVersion {
  readonly text: string;
  readonly minor: number;
}

/** By the tag of its image; a resource of the operator names a version beside it, and the image wins. */
export function thanosVersion({ reading }: RunningEngine): ThanosVersion | null {
  const { workload, container } = reading;
  const spec = workload.resource?.kind === 'Prometheus' ? ['spec', 'thanos'] : ['spec'];
  const named =
    workload.resource === null ? [] : ['image', 'version'].map((key) => stringAt(workload.resource, ...spec, key));
  for (const text of [container.image, ...named]) {
    const version = versionOf(text ?? '');
    if (version !== null) return version;
  }
  return null;
}

function versionOf(text: string): ThanosVersion | null {
  const tag = text.includes('/') || text.includes(':') ? parseImage(text).tag : text;
  const parts = /^(v?0\.(\d+)(?:\.\d+)?)/.exec(tag);
  return parts === null ? null : { text: parts[1] ?? '', minor: Number(parts[2]) };
}
