import { capacityOf } from './capacity/capacity-plan.ts';
import { misfits } from './capacity/rule.ts';
import { capacityRules } from './capacity/rules.ts';
import { withoutGuesses } from './checks/absence.ts';
import type { ChartRelease, Subject } from './checks/check.ts';
import { checks } from './checks/list.ts';
import { suppressionsIn } from './checks/suppression/annotation.ts';
import { suppressionRules } from './checks/suppression/rules.ts';
import { suppress } from './checks/suppression/suppress.ts';
import { components } from './components/list.ts';
import type { Workload } from './components/workload.ts';
import { deliveryFiles } from './delivery/delivery.ts';
import { foldersOf } from './delivery/folders.ts';
import { documents } from './documents/documents.ts';
import { type Finding, finding, type Rule } from './findings/finding.ts';
import { inOrder } from './findings/order.ts';
import type { PromiseAnswer } from './findings/promise-answer.ts';
import type { Report } from './findings/report.ts';
import type { Suppression } from './findings/suppression.ts';
import { type LoadedFleet, loadFleet } from './fleet/load.ts';
import { fleetRules, loaderRules } from './fleet/rules.ts';
import { hintsOf, promisedBy } from './from-model.ts';
import type { ClusterObjects } from './kube/objects.ts';
import { schemasFor } from './kube/schema/schemas.ts';
import type { Folder } from './manifests/folder.ts';
import { layout, type TreeFile } from './manifests/layout.ts';
import { objectsOf } from './manifests/objects.ts';
import { plan } from './manifests/plan.ts';
import type { ReadManifests } from './manifests/read/read-manifests.ts';
import { manifestRules } from './manifests/rules.ts';
import type { Model } from './model/model.ts';
import { resolve } from './model/resolve.ts';
import { networkPolicies } from './network/network-policies.ts';
import { proofs } from './proofs/list.ts';
import type { Promised } from './proofs/promise.ts';
import type { ReportFinding } from './proofs/proof.ts';
import { accountOf } from './topology/account-of.ts';
import { type Yaml, yamlReader } from './topology/objects/embedded-yaml.ts';
import type { Topology } from './topology/topology.ts';
import { type Hints, trace } from './topology/trace.ts';

/** Every rule whose findings `check` tells, in the order of the way: loading, the fleet, manifests, proofs, checks, capacity, suppressions. */
export const findingRules: readonly Rule[] = [
  ...loaderRules,
  ...fleetRules,
  ...manifestRules,
  ...proofs,
  ...checks,
  ...capacityRules,
  ...suppressionRules,
];

/** A fleet file on its way to proved objects, as far as it got: `rendered` is `null` when an error stands in the way of a model. */
export interface CheckedFleet {
  readonly loaded: LoadedFleet;
  readonly rendered: Rendered | null;
  readonly report: Report;
}

/** What a fleet file becomes. */
export interface Rendered {
  readonly model: Model;
  readonly workloads: readonly Workload[];
  readonly clusters: readonly ClusterObjects[];
  readonly topology: Topology;
  /** What its flows must keep. */
  readonly promised: Promised;
}

/** The whole way of a fleet file: load, resolve, plan, objects, trace, prove and check. `file` is how findings name it; `today`, as `2027-01-31`, ends suppressions. */
export async function checkFleet(text: string, file: string, today = ''): Promise<CheckedFleet> {
  const loaded = loadFleet(text, file, today);
  const { suppressions, clusters: ids } = loaded;
  const suppressing = { suppressions, rules: findingRules, today, clusters: ids, isWhole: () => loaded.fleet !== null };
  if (loaded.fleet === null) {
    const { findings, suppressed } = suppress(loaded.findings, suppressing);
    const report = { findings: inOrder(findings), suppressed, fileOf: () => null, rules: findingRules };
    return { loaded, rendered: null, report };
  }

  const rendered = renderedOf(resolve(loaded.fleet));
  const { model, workloads, clusters, topology, promised } = rendered;
  const delivered = { charts: chartsOf(workloads), folders: foldersOf(model, workloads) };
  const judged = await judge({ model, clusters, ...delivered, topology }, promised, workloads);

  const indexOf = new Map(model.clusters.map(({ id }, i) => [id, i]));
  const fileOf: Report['fileOf'] = ({ cluster }) => loaded.place(['clusters', indexOf.get(cluster) ?? 0]);
  const { findings, suppressed } = suppress([...loaded.findings, ...judged.findings], suppressing);
  return {
    loaded,
    rendered,
    report: { findings: inOrder(findings), suppressed, promises: judged.promises, fileOf, rules: findingRules },
  };
}

/** What a fleet becomes before it is judged: workloads, objects, and the flows that are read from them. */
export function renderedOf(model: Model): Rendered {
  const yaml = yamlReader();
  const workloads = withPolicies(model, plan(model, components), yaml);
  const clusters = objectsOf(workloads);
  return { model, workloads, clusters, topology: trace(clusters, hintsOf(model), yaml), promised: promisedBy(model) };
}

/** What is found when other objects, and the folders that deliver them, stand in the place of the rendered ones: after a change by hand, or in a test. */
export async function findingsOf(
  { model, workloads, promised }: Rendered,
  clusters: readonly ClusterObjects[],
  folders: readonly Folder[] = foldersOf(model, workloads),
): Promise<readonly Finding[]> {
  const topology = trace(clusters, hintsOf(model));
  const subject = { model, clusters, charts: chartsOf(workloads), folders, topology };
  return (await judge(subject, promised, workloads)).findings;
}

/** The workloads with the network policies that their own flows ask for; proofs see the flows again with these in force. */
function withPolicies(model: Model, workloads: readonly Workload[], yaml: Yaml): readonly Workload[] {
  const clusters = objectsOf(workloads);
  const policies =
    model.networkPolicies === 'none' ? [] : networkPolicies(model, clusters, trace(clusters, hintsOf(model), yaml));
  const byCluster = Map.groupBy([...workloads, ...policies], (workload) => workload.cluster);
  return model.clusters.flatMap(({ id }) => (byCluster.get(id) ?? []).toSorted((a, b) => a.wave - b.wave));
}

/** The files of the repository of a checked fleet, one after the other. */
export function* renderFleet({ model, workloads, topology }: Rendered): Generator<TreeFile> {
  yield* layout(model, workloads);
  const others: string[] = [];
  for (const file of deliveryFiles(model, workloads)) {
    others.push(file[0]);
    yield file;
  }
  yield* documents(model, workloads, topology, others);
}

/** Manifests of any origin, proved. */
export interface CheckedManifests {
  readonly topology: Topology;
  readonly promised: Promised;
  readonly report: Report;
}

/** Proves manifests of any origin. What they promise is asked for once their flows are known, because the hub can be seen from them. */
export async function checkManifests(
  read: readonly ReadManifests[],
  promiseOf: (topology: Topology) => Promised,
  hints?: Hints,
  { today, suppressions: told }: Decided = { today: '', suppressions: [] },
): Promise<CheckedManifests> {
  const topology = trace(read, hints);
  const promised = promiseOf(topology);
  const charts = read.flatMap((r) => r.charts.map((chart) => ({ ...chart, cluster: r.cluster })));
  const judged = await judge(
    { model: null, clusters: read, charts, folders: read.flatMap((r) => r.folders ?? []), topology },
    promised,
  );
  const places = new Map(
    read.flatMap((r) => [...r.places].map(([object, place]) => [`${r.cluster} ${object}`, place])),
  );
  const fileOf: Report['fileOf'] = ({ cluster, object }) => places.get(`${cluster} ${object}`) ?? null;
  const annotated = suppressionsIn(read);
  const { findings, suppressed } = suppress(
    [...read.flatMap((r) => r.findings), ...annotated.findings, ...judged.findings],
    {
      suppressions: [...told, ...annotated.suppressions],
      rules: findingRules,
      today,
      clusters: [],
      // Those of a fleet file may be there for the file itself.
      isWhole: (one) => annotated.suppressions.includes(one),
    },
  );
  const absent = promised.absent ?? [];
  const account = accountOf(read, topology, { hub: promised.hub, keptBack: judged.keptBack, absent });
  return {
    topology,
    promised,
    report: {
      findings: inOrder(findings),
      suppressed,
      promises: judged.promises,
      account,
      fileOf,
      rules: findingRules,
    },
  };
}

/** What was decided about findings elsewhere than in the manifests: in a fleet file. */
export interface Decided {
  /** The day that ends suppressions, as `2027-01-31`. */
  readonly today: string;
  readonly suppressions: readonly Suppression[];
}

/** What is found in objects, and what becomes of each promised outage: findings of outages are told from the same answers. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly promises: readonly PromiseAnswer[];
  /** How many findings on what is missing were kept back, because not all was read. */
  readonly keptBack: number;
}

/** `workloads` are those of a fleet file: their charts ask for room too. Of manifests of other origin no load is known. */
async function judge(
  subject: Omit<Subject, 'schemas'>,
  promised: Promised,
  workloads: readonly Workload[] = [],
): Promise<Judged> {
  const schemas = await schemasFor(subject.clusters.flatMap((c) => c.objects));
  const out: Finding[] = [];
  const promises: PromiseAnswer[] = [];
  for (const proof of proofs) {
    const report: ReportFinding = (where, message, more) => out.push(finding(proof, where, message, more));
    proof.prove(subject.topology, promised, report, (answer) => promises.push(answer));
  }
  for (const check of checks)
    check.run({ ...subject, schemas }, (where, message, more) => out.push(finding(check, where, message, more)));
  if (subject.model !== null)
    out.push(...misfits(capacityRules, capacityOf(subject.model, workloads, subject.clusters)));
  const findings = withoutGuesses(out, subject.topology.partial, promised.hub);
  return { findings, promises, keptBack: out.length - findings.length };
}

function chartsOf(workloads: readonly Workload[]): readonly ChartRelease[] {
  return workloads.flatMap(({ cluster, charts }) =>
    charts.map(({ name, releaseName, namespace }) => ({ cluster, name, releaseName, namespace })),
  );
}
