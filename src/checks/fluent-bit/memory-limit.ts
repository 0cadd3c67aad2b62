import { mebibytes, parseQuantity } from '../../kube/quantity.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import { parseBytes } from '../../topology/logs/bytes.ts';
import { readAt } from '../../topology/objects/workload.ts';
import type { Check, Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { podsObject } from '../pods-object.ts';
import { fluentBitsOf, ownerText, type RunningFluentBit } from './running.ts';

export const memoryLimit: Check = {
  code: 'fluent-bit/memory-limit',
  severity: 'error',
  title: 'The memory limit of Fluent Bit is below its own buffers',
  why: 'As soon as its outputs are slow the buffers fill, and the process is killed for its memory: again after each start, and what was only in memory is lost each time.',
  fix: 'Raise the memory limit, lower `Mem_Buf_Limit`, or let the inputs buffer on disk.',
  refs: ['E17'],
  run: (subject, report) => {
    for (const running of fluentBitsOf(subject)) {
      const limit = limitOf(subject, running);
      const buffers = running.sections.reduce((sum, { section }) => {
        const inMemory = section.kind === 'input' && propertyOf(section, 'storage.type') !== 'filesystem';
        return sum + (inMemory ? (parseBytes(propertyOf(section, 'mem_buf_limit') ?? '') ?? 0) : 0);
      }, 0);
      const needed = buffers * overhead;
      if (limit === null || needed <= limit.bytes) continue;
      report(
        readAt(running.workload, limit.field),
        `${ownerText(running)} may use ${mebibytes(needed)} for inputs that buffer ${mebibytes(buffers)} in memory, and its limit is ${mebibytes(limit.bytes)}`,
      );
    }
  },
};

/** Records take three times their size while they are worked on, and a fifth more is for the allocator (docs.fluentbit.io administration/memory-management). */
const overhead = 3 * 1.2;

function limitOf(
  subject: Subject,
  { cluster, workload }: RunningFluentBit,
): { readonly bytes: number; readonly field: string } | null {
  const { resource } = workload;
  if (resource !== null) return of(at(resource, 'spec', 'resources'), 'spec.resources.limits.memory');
  const view = viewsOf(subject).find(({ index }) => index.id === cluster);
  const found = view === undefined ? null : podsObject(view.index, workload);
  const containers = listAt(found?.pods.spec, 'containers');
  const i = containers.findIndex((one) => /fluent-?bit/.test(stringAt(one, 'image') ?? ''));
  return of(at(containers[i], 'resources'), `${found?.pods.field ?? ''}.containers[${i}].resources.limits.memory`);
}

function of(resources: unknown, field: string): { readonly bytes: number; readonly field: string } | null {
  const memory = at(resources, 'limits', 'memory');
  const bytes = memory === undefined ? null : parseQuantity(String(memory));
  return bytes === null ? null : { bytes, field };
}
