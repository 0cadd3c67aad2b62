import { formulas } from '../../model/load/formulas.ts';
import { bytes } from '../amounts.ts';
import type { Part } from '../parts.ts';
import type { CapacityRule } from '../rule.ts';

export const volume: CapacityRule = {
  code: 'capacity/volume',
  severity: 'error',
  title: 'What is promised to be kept does not fit the volume',
  why: 'A volume that fills up stops its writer: Prometheus and Receive crash, the compactor halts, OpenSearch makes its indices read-only, and what comes meanwhile is lost.',
  fix: 'Make the volume larger, keep for a shorter time, or declare what the cluster really brings.',
  refs: ['C8', 'D19', 'E5', 'N05'],
  judge: ({ clusters }, report) => {
    for (const { id, parts } of clusters) {
      for (const part of parts) {
        const { disk } = part.demand;
        if (disk === null || part.volume === 0 || disk.value <= part.volume) continue;
        const load = disk.estimated ? 'what its clusters are estimated to bring' : 'what its clusters bring';
        report(
          { cluster: id, object: part.object, field: fieldOf(part) },
          `${part.name} of \`${id}\` needs ${bytes(disk.value)} for ${load}, and its volume has ${bytes(part.volume)} (${disk.formula}: ${formulas[disk.formula].says})`,
          { severity: disk.estimated ? 'warning' : 'error', fix: fixOf(part) },
        );
      }
    }
  },
};

/** The field of the fleet file that sizes the volume of a component. */
const sizedBy: Readonly<Record<string, string>> = {
  prometheus: '`metrics.volume` of the cluster',
  scraper: '`metrics.volume` of the hub',
  'prometheus-agent': '`metrics.volume` of the cluster',
  'thanos-receive-ingester': '`metrics.receive.volume`',
  'thanos-compactor': '`metrics.compactor.volume`',
  'thanos-store': '`metrics.store.volume`',
  opensearch: '`logs.volume`',
  'opensearch-single': '`logs.volume`',
  seaweedfs: '`volume` of the object store',
  minio: '`volume` of the object store',
  rustfs: '`volume` of the object store',
};

function fixOf({ component, demand }: Part): string {
  const field = sizedBy[component];
  const larger =
    field === undefined ? 'Make the volume larger' : `Raise ${field} to ${wholeGibi(demand.disk?.value ?? 0)}`;
  const logs = component.startsWith('opensearch');
  const known = logs ? '`logs.rate`' : '`load` of the clusters';
  return `${larger}, keep for a shorter time, ${demand.disk?.estimated === true ? `or declare what they really bring in ${known}` : 'or bring less'}.`;
}

/** The next whole 10Gi: a volume is rarely made smaller again. */
function wholeGibi(value: number): string {
  return `${Math.ceil(value / (10 * 1024 ** 3)) * 10}Gi`;
}

function fieldOf({ object }: Part): string {
  if (object.startsWith('StatefulSet ')) return 'spec.volumeClaimTemplates';
  if (object.startsWith('OpenSearchCluster ')) return 'spec.nodePools';
  return object.startsWith('PersistentVolumeClaim ') ? 'spec.resources.requests.storage' : 'spec.storage';
}
