import { at, listAt, mapAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';
import { definitionsIn, indexSetting } from './stores.ts';

export const rolloverAlias: Check = {
  code: 'opensearch/rollover-alias',
  severity: 'error',
  title: 'A policy rolls indices over that have no alias and are no data stream',
  why: 'Rolling over needs to know which index is written next: without an alias or a data stream the action fails (`Missing rollover_alias`), the policy stops there, and nothing is ever deleted.',
  fix: 'Make the template a data stream (`data_stream: {}`), or give it `plugins.index_state_management.rollover_alias` and write through that alias; indices with a day in their name need no rolling over.',
  refs: ['E7'],
  run: (subject, report) => {
    const templates = definitionsIn(subject, 'index-template');
    for (const { view, definition } of definitionsIn(subject, 'ism-policy')) {
      const body = at(definition.body, 'policy') ?? definition.body;
      const rolls = listAt(body, 'states').some((state) =>
        listAt(state, 'actions').some((action) => mapAt(action)['rollover'] !== undefined),
      );
      if (!rolls) continue;
      const family = nodesOf(subject.topology, 'log-index').find(({ cluster, policy, template }) => {
        const { object, field } = definition.readAt;
        if (cluster !== view.index.id || policy?.readAt.object !== object || policy.readAt.field !== field)
          return false;
        const found = templates.find(
          (one) => one.definition.name === template?.name && one.definition.readAt.object === template.readAt.object,
        )?.definition;
        // A template may be in OpenSearch already that is in no object.
        return (
          found !== undefined &&
          at(found.body, 'data_stream') === undefined &&
          indexSetting(found, 'plugins.index_state_management.rollover_alias') === undefined &&
          indexSetting(found, 'opendistro.index_state_management.rollover_alias') === undefined
        );
      });
      if (family === undefined) continue;
      report(
        definition.readAt,
        `The policy \`${definition.name}\` rolls indices of \`${family.name}\` over, whose template \`${family.template?.name ?? ''}\` names no alias and makes no data stream`,
      );
    }
  },
};
