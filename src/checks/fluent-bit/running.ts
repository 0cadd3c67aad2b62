import { runningIn } from '../../topology/engines/engine.ts';
import { fluentBitSections } from '../../topology/logs/fluent-bit.ts';
import type { PlacedSection } from '../../topology/logs/pipeline.ts';
import type { Container, Workload } from '../../topology/objects/workload.ts';
import type { Subject } from '../check.ts';
import { readingOf, viewsOf } from '../cluster-view.ts';

/** A Fluent Bit of a cluster, with the sections that it runs with as far as they can be read. */
export interface RunningFluentBit {
  readonly cluster: string;
  readonly workload: Workload;
  readonly sections: readonly PlacedSection[];
}

const known = new WeakMap<Subject['clusters'], readonly RunningFluentBit[]>();

/** Every Fluent Bit: in containers, and as resources of the Fluent Operator. */
export function fluentBitsOf(subject: Subject): readonly RunningFluentBit[] {
  const found = known.get(subject.clusters);
  if (found !== undefined) return found;
  const read = viewsOf(subject).flatMap(({ index, yaml }) =>
    index.workloads.flatMap((workload) => {
      const container = workload.containers.find((one) => isOperated(workload) || isFluentBit(one));
      if (container === undefined) return [];
      const reading = readingOf({ cluster: index, workload, container, yaml, flags: new Map() });
      return [{ cluster: index.id, workload, sections: fluentBitSections(reading, reading.say) }];
    }),
  );
  known.set(subject.clusters, read);
  return read;
}

function isOperated({ resource }: Workload): boolean {
  return resource?.apiVersion.startsWith('fluentbit.fluent.io/') === true;
}

function isFluentBit(container: Container): boolean {
  return runningIn(container)?.engine === 'fluent-bit';
}

/** `DaemonSet logging/fluent-bit of \`edge\``: how a message names who runs a section. */
export function ownerText({ cluster, workload }: RunningFluentBit): string {
  return `${workload.object} of \`${cluster}\``;
}
