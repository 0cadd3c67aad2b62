import { all, set } from './change.ts';
import { type FleetFault, inFile } from './fault.ts';

/** Promises in the fleet file of an example that what is rendered of it does not keep. */
export const promiseFaults: readonly FleetFault[] = [
  inFile('sidecar', 'objectStore', set('metrics/survive/objectStore', '3d'), 'outages/object-store', { at: 'cluster' }),
  inFile('kind', 'objectStore', set('metrics/survive/objectStore', '7d'), 'outages/object-store', { at: 'biz' }),
  inFile('receive', 'objectStore', set('metrics/survive/objectStore', '36h'), 'outages/object-store', {
    at: 'cluster',
  }),
  inFile('operator', 'hub', set('metrics/survive/hub', '1h'), 'outages/hub', { at: 'cluster' }),
  inFile('mixed', 'link', set('metrics/survive/link', '6h'), 'outages/link', { at: 'hub' }),
  inFile('operator', 'link', set('metrics/survive/link', '10m'), 'outages/link', { at: 'cluster' }),
  inFile('sidecar', 'link', set('metrics/survive/link', '4d'), 'outages/link', { at: 'cluster' }),
  inFile('mixed', 'node', set('metrics/survive/node', 2), 'outages/node', { at: 'hub' }),
  inFile('sidecar', 'node', set('metrics/survive/node', 1), 'outages/node', { at: 'cluster-196-central' }),
  inFile('receive', 'zone', set('metrics/survive/zone', 1), 'outages/zone', { at: 'cluster-01' }),
  inFile(
    'operator',
    'compactor',
    all(set('metrics/keep/raw', '42h'), set('metrics/survive/compactor', '3d')),
    'outages/compactor',
    { at: 'cluster' },
  ),
  inFile('sidecar', 'store', set('logs/survive/store', '90d'), 'logs/outage', {
    at: 'cluster',
    also: ['fluent-bit/buffer-room'],
  }),
  inFile('mixed', 'link', set('logs/survive/link', '90d'), 'logs/outage', {
    at: 'shop',
    also: ['fluent-bit/buffer-room'],
  }),
];
