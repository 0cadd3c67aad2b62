import { all, set } from './change.ts';
import { type FleetFault, inFile } from './fault.ts';

/** What does not fit nodes and volumes. */
export const capacityFaults: readonly FleetFault[] = [
  inFile(
    'sidecar',
    'memory',
    set('clusters/cluster-196-central/nodes/0/memory', '8Gi'),
    'capacity/requests-exceed-nodes',
    {
      at: 'cluster-196-central',
    },
  ),
  inFile('receive', 'cpu', set('clusters/cluster-02/nodes/0/cpu', 1), 'capacity/requests-exceed-nodes', {
    at: 'cluster-02',
  }),
  inFile('sidecar', 'disk', set('clusters/cluster-196-central/nodes/0/disk', '150Gi'), 'capacity/node-disk', {
    at: 'cluster-196-central',
  }),
  inFile('sidecar', 'volumes', set('clusters/cluster-197-edge/nodes/0/disk', '30Gi'), 'capacity/node-disk', {
    at: 'cluster-197-edge',
  }),
  inFile('sidecar', 'search', set('logs/volume', '5Gi'), 'capacity/volume', { at: 'cluster-196-central' }),
  inFile('operator', 'rate', set('logs/rate', '20Ki'), 'capacity/volume', { at: 'cluster-01-central' }),
  inFile('receive', 'ingester', set('metrics/receive/volume', '1Gi'), 'capacity/volume', { at: 'cluster-01' }),
  inFile('kind', 'bucket', set('objectStores/store/volume', '20Gi'), 'capacity/volume', { at: 'minio' }),
  inFile(
    'mixed',
    'compactor',
    all(set('clusters/factory/load', { series: 600_000 }), set('metrics/compactor/volume', '20Gi')),
    'capacity/volume',
    { at: 'hub StatefulSet monitoring/thanos-compactor' },
  ),
  inFile('mixed', 'series', set('clusters/shop/load', { pods: 3000 }), 'capacity/memory', {
    at: 'shop',
  }),
  inFile(
    'mixed',
    'samples',
    set('clusters/shop/load', { series: 300_000, samplesPerSecond: 2_500_000 }),
    'capacity/write-rate',
    { at: 'shop', also: ['capacity/volume'] },
  ),
];
