import { counted } from '../../findings/wording.ts';
import { at, numberAt, stringAt } from '../../kube/read.ts';
import { changed, type ObjectChange } from '../comparison.ts';
import { after, type ImpactRule } from '../rule.ts';

export const restart: ImpactRule = {
  code: 'impact/restart',
  severity: 'note',
  title: 'Pods that start anew',
  why: 'A changed description of pods has them replaced; what runs only once does nothing meanwhile.',
  fix: 'Apply, and see that every pod is ready before the next cluster.',
  refs: ['N04'],
  judge: (comparison, report) => {
    for (const change of changed(comparison)) {
      const first = change.fields.find(({ field }) => describesPods(change, field));
      if (first === undefined) continue;
      const { pods, away } = rolloutOf(change);
      const where = { cluster: change.cluster, object: change.object, field: first.field };
      const many = change.fields.filter(({ field }) => describesPods(change, field)).length;
      const what = `\`${first.named}\`${many > 1 ? ` and ${counted(many - 1, 'other field')}` : ''}`;
      report('restart', where, `${change.object} of \`${change.cluster}\` changes ${what}: ${pods}`, {
        why: away,
        steps: after(`See that every pod of ${change.object} in \`${change.cluster}\` is ready.`),
      });
    }
  },
};

/** Fields of an operator's resource that it does not put into pods: counts, claims, and what it hands to the engine while it runs. */
const live =
  /^spec\.(?:replicas|shards|storage|ruleSelector|ruleNamespaceSelector|serviceMonitor\w*|podMonitor\w*|probe\w*|scrapeConfig\w*|externalLabels|remoteWrite|remoteRead|scrapeInterval|scrapeTimeout|evaluationInterval|alerting|additional\w+Configs|alertmanagerConfig\w*|arbitraryFSAccessThroughSMs|enforced\w+|podDisruptionBudget)\b/;
const operatedKinds: readonly string[] = ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'];

/** Whether a field of an object ends up in the description of its pods. */
export function describesPods({ kind, after: is }: ObjectChange, field: string): boolean {
  const version = is?.apiVersion ?? '';
  if (['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) && version === 'apps/v1')
    return field.startsWith('spec.template.');
  if (operatedKinds.includes(kind) && version.startsWith('monitoring.coreos.com/'))
    return field.startsWith('spec.') && !live.test(field);
  if (kind === 'OpenSearchCluster')
    return (
      /^spec\.(?:general|nodePools|security|dashboards)\b/.test(field) && !/\.(?:replicas|diskSize|pdb)\b/.test(field)
    );
  return kind === 'FluentBit' && field.startsWith('spec.');
}

/** Which pods start anew, how, and what stands still meanwhile. */
function rolloutOf({ kind, after: is }: ObjectChange): { readonly pods: string; readonly away: string } {
  const replicas = numberAt(is, 'spec', 'replicas') ?? 1;
  if (kind === 'DaemonSet' || kind === 'FluentBit') {
    if (stringAt(is, 'spec', 'updateStrategy', 'type') === 'OnDelete')
      return {
        pods: 'nothing starts anew until its pods are deleted',
        away: 'Pods keep the old description until somebody deletes them.',
      };
    return {
      pods: 'its pods start anew, node by node',
      away: 'A node collects nothing for the seconds of its own restart, and reads on from where it was.',
    };
  }
  if (kind === 'StatefulSet' && stringAt(is, 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return {
      pods: 'nothing starts anew until its pods are deleted',
      away: 'Pods keep the old description until somebody deletes them.',
    };
  const recreated = at(is, 'spec', 'strategy', 'type') === 'Recreate';
  if (kind === 'Deployment' && !recreated)
    return {
      pods: `its ${counted(replicas, 'pod')} are replaced, new ones first`
        .replace('1 pod are', '1 pod is')
        .replace('ones first', replicas === 1 ? 'one first' : 'ones first'),
      away: 'A rolling update keeps it answering.',
    };
  if (replicas <= 1)
    return {
      pods: 'its only pod stops and starts anew',
      away: 'It does nothing for about a minute: a Prometheus has a gap of that length in its series, others catch up.',
    };
  return recreated
    ? {
        pods: `all its ${replicas} pods stop before new ones start`,
        away: 'It does nothing until the first new pod is ready.',
      }
    : { pods: `its ${replicas} pods start anew, one after the other`, away: 'The others go on meanwhile.' };
}
