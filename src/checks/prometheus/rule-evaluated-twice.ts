import type { KubeObject } from '../../kube/objects.ts';
import { at, isJsonObject, namespaceOf, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../../topology/objects/cluster-index.ts';
import { selects } from '../../topology/objects/selector.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const ruleEvaluatedTwice: Check = {
  code: 'prometheus/rule-evaluated-twice',
  severity: 'error',
  title: 'A rule is evaluated by Prometheus and by Thanos Ruler',
  why: 'Both send the alert and both write the recorded series, each with labels of its own: every alert comes twice, and sums count double.',
  fix: 'Label the rules of the ruler, such as `role: thanos-rule`, let its `ruleSelector` take them and that of Prometheus leave them out.',
  refs: ['D15', 'R53'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject)) {
      const servers = index.byKind.get('Prometheus') ?? [];
      const rulers = index.byKind.get('ThanosRuler') ?? [];
      if (servers.length === 0 || rulers.length === 0) continue;
      for (const rule of index.byKind.get('PrometheusRule') ?? []) {
        const server = servers.find((resource) => evaluates(index, resource, rule));
        const ruler = rulers.find((resource) => evaluates(index, resource, rule));
        if (server === undefined || ruler === undefined) continue;
        report(
          objectPlace(index.id, rule, 'metadata.labels'),
          `PrometheusRule \`${rule.metadata.name}\` of \`${index.id}\` is evaluated by Prometheus \`${server.metadata.name}\` and by ThanosRuler \`${ruler.metadata.name}\``,
        );
      }
    }
  },
};

/** No selector takes no rule, and none for namespaces those of its own (prometheus-operator@v0.93.1 pkg/operator/rules.go). */
function evaluates(index: ClusterIndex, resource: KubeObject, rule: KubeObject): boolean {
  const spec = at(resource, 'spec');
  if (!selects(at(spec, 'ruleSelector'), stringsAt(rule, 'metadata', 'labels'))) return false;
  const chosen = at(spec, 'ruleNamespaceSelector');
  const namespace = namespaceOf(rule);
  if (!isJsonObject(chosen)) return namespace === namespaceOf(resource);
  return selects(chosen, index.namespaces.get(namespace) ?? {});
}
