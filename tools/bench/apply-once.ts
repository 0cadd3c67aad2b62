import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { applyFleet } from '../../src/cluster/apply/apply-fleet.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { thisMachine } from '../../src/cluster/machine/this-machine.ts';
import type { Workload } from '../../src/components/workload.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import type { Cluster, Model } from '../../src/model/model.ts';

/** What came of one run, as it prints it. */
export interface ApplyMeasured {
  readonly created: number;
  readonly unchanged: number;
  /** Milliseconds of applying alone. */
  readonly insideMs: number;
  /** The largest resident memory. */
  readonly rssMb: number;
}

// One apply of the objects in a file, by what `namsan apply` does once a fleet is rendered.
const given = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  readonly kubeconfig: string;
  readonly fleet: string;
  readonly objects: readonly KubeObject[];
};
// Loading is told apart from working.
const begin = performance.now();
const { signal } = new AbortController();
const open = await openKube({ kubeconfig: [given.kubeconfig], signal });
const client = open({ id: 'one', context: 'one' });
const chosen = [
  { id: 'one', role: 'hub', kubernetes: { version: '1.35', context: 'one' } },
] as unknown as readonly Cluster[];
const part = (component: string, wave: Workload['wave'], objects: readonly KubeObject[]): Workload => ({
  ...{ cluster: 'one', component, wave, objects, charts: [] },
});
const isNamespace = ({ kind }: KubeObject): boolean => kind === 'Namespace';
const [report] = await applyFleet({
  model: { name: given.fleet, clusters: chosen, objectStores: [] } as unknown as Model,
  workloads: [
    part('namespaces', 0, given.objects.filter(isNamespace)),
    part(
      'parts',
      50,
      given.objects.filter((object) => !isNamespace(object)),
    ),
  ],
  ...{ lock: '', chosen, kube: () => client, parting: () => client, machine: thisMachine(signal) },
  ...{ holder: { host: hostname(), pid: process.pid }, alive: () => false, parallel: 1, stopOnFailure: false },
  choice: {
    ...{ components: [], withoutCharts: false, rollback: null, named: [], prune: false, force: false },
    ...{ wait: false, timeout: 60_000 },
  },
  ...{ say: () => undefined, journal: () => undefined, signal },
});
client.close();
if (report?.state !== 'done') throw new Error(JSON.stringify(report?.failed.slice(0, 3)));
const measured: ApplyMeasured = {
  created: report.created.length,
  unchanged: report.unchanged,
  insideMs: performance.now() - begin,
  rssMb: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));
