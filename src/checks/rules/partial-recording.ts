import { listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const partialRecording: Check = {
  code: 'rules/partial-recording',
  severity: 'warning',
  title: 'Sums are recorded of what happened to answer',
  why: 'With `partial_response_strategy: warn` a rule takes what it gets: while a store is away it records a smaller sum, which looks like a true one for ever.',
  fix: 'Leave `partial_response_strategy` out of groups that record; alerts for absence may have `warn`, in a group of their own.',
  refs: ['D17'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject))
      for (const object of index.byKind.get('PrometheusRule') ?? [])
        listAt(object, 'spec', 'groups').forEach((group, i) => {
          const recorded = listAt(group, 'rules').flatMap((rule) => stringAt(rule, 'record') ?? []);
          const [first] = recorded;
          if (stringAt(group, 'partial_response_strategy')?.toLowerCase() !== 'warn' || first === undefined) return;
          report(
            objectPlace(index.id, object, `spec.groups[${i}].partial_response_strategy`),
            `The group \`${stringAt(group, 'name') ?? ''}\` of \`${index.id}\` records \`${first}\` from partial answers`,
          );
        });
  },
};
