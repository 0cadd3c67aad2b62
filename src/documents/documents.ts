import type { Workload } from '../components/workload.ts';
import type { TreeFile } from '../manifests/layout.ts';
import type { Model } from '../model/model.ts';
import type { Topology } from '../topology/topology.ts';
import { architecture } from './architecture/architecture.ts';
import { type Book, bookOf } from './book.ts';
import { capacity } from './capacity/capacity.ts';
import { deploy } from './deploy/deploy.ts';
import { endpoints } from './endpoints/endpoints.ts';
import { markdown } from './markdown.ts';
import { operations } from './operations/operations.ts';
import type { Page } from './page.ts';
import { quickStart } from './quick-start/quick-start.ts';
import { recovery } from './recovery/recovery.ts';
import { troubleshooting } from './troubleshooting/troubleshooting.ts';

/** Every page of the operator's documents, in the order in which they are read. */
const writers: readonly ((book: Book) => Page)[] = [
  ...[quickStart, deploy, architecture, operations],
  ...[troubleshooting, recovery, endpoints, capacity],
];

/** The operator's documents of a fleet in its language, below `docs/`. `others` are the paths of the tree beside the clusters' directories. */
export function* documents(
  model: Model,
  workloads: readonly Workload[],
  topology: Topology,
  others: Iterable<string>,
): Generator<TreeFile> {
  const book = bookOf(model, workloads, topology, others);
  for (const write of writers) {
    const page = write(book);
    yield [`docs/${page.path}`, markdown(page, model.language)];
  }
}
