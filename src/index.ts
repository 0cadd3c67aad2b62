export type { Check, Subject } from './checks/check.ts';
export type { Component, HelmChart, Workload } from './components/workload.ts';
export type {
  Counterexample,
  FilePlace,
  Finding,
  FleetEdit,
  ObjectPlace,
  Place,
  Rule,
  Severity,
} from './findings/finding.ts';
export { hasErrors } from './findings/finding.ts';
export { type FormatName, formats } from './findings/format.ts';
export { inOrder } from './findings/order.ts';
export type { Report } from './findings/report.ts';
export { type LoadedFleet, loadFleet } from './fleet/load.ts';
export type { Fleet } from './fleet/schema/fleet-schema.ts';
export type { ClusterObjects, KubeObject } from './kube/objects.ts';
export { diffTree, type FileChange, type TreeDiff } from './manifests/diff.ts';
export type { TreeFile } from './manifests/layout.ts';
export { type Inputs, inputsOf } from './manifests/lock.ts';
export { type ReadManifests, readManifests } from './manifests/read/read-manifests.ts';
export { release } from './manifests/release.ts';
export { type WriteOptions, writeTree } from './manifests/write/write-tree.ts';
export type { Written } from './manifests/write/written.ts';
export type { Cluster, Model } from './model/model.ts';
export { resolve } from './model/resolve.ts';
export {
  type CheckedFleet,
  type CheckedManifests,
  checkFleet,
  checkManifests,
  type Rendered,
  renderFleet,
} from './pipeline.ts';
export type { Promised } from './proofs/promise.ts';
export type { Proof } from './proofs/proof.ts';
export { allRules } from './rules.ts';
export type { FlowEdge, FlowNode, Topology } from './topology/topology.ts';
export { trace } from './topology/trace.ts';
