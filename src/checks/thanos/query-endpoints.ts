import { listAt } from '../../kube/read.ts';
import { setting } from '../../topology/engines/flag-readers.ts';
import { type Flags, flagValues } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import type { Check } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';

export const queryEndpoints: Check = {
  code: 'thanos/query-endpoints',
  severity: 'error',
  title: 'Query has no endpoint to ask',
  why: 'Every answer is empty and looks like "no data"; without partial responses every query fails since 0.42.',
  fix: 'List sidecars, stores, receivers and rulers in the file of `--endpoint.sd-config-file`.',
  refs: ['B10'],
  run: (subject, report) => {
    for (const query of enginesNamed(subject, 'query')) {
      const { reading } = query;
      const { flags, workload, container, yaml } = reading;
      if (isUnclear(query) || byFlag(flags)) continue;
      const found = setting(reading, 'endpoint.sd-config');
      if (found === null) report(readAt(workload, container.field), `${ownerText(query)} has no endpoint to ask`);
      else if (found.content.kind === 'text') {
        const value = yaml.parse(found.content.text);
        if (value !== undefined && listAt(value, 'endpoints').length === 0)
          report(found.content.readAt, `The list of endpoints of ${ownerText(query)} is empty`);
      }
    }
  },
};

/** Every flag that names an endpoint, in any version (thanos@v0.42.4 cmd/thanos/query.go, CHANGELOG.md). */
function byFlag(flags: Flags): boolean {
  const names = ['endpoint', 'endpoint-strict', 'endpoint-group', 'endpoint-group-strict', 'store', 'store-strict'];
  return flags.has('store.sd-files') || names.some((name) => flagValues(flags, name).some(({ text }) => text !== ''));
}

/** Words that only the running container can know may be endpoints. */
function isUnclear({ reading: { container } }: RunningEngine): boolean {
  return [...container.command, ...container.args].some(({ text }) => text.startsWith('$'));
}
