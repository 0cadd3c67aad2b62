import { madeOnNodes } from '../../delivery/bootstrap/order.ts';
import { scriptPath } from '../../delivery/bootstrap/script.ts';
import type { Cluster } from '../../model/model.ts';
import { sameClusterFix, sameClusters } from '../same-clusters.ts';
import {
  type BootstrapJob,
  type BootstrapStep,
  lacking,
  type StepName,
  type StepState,
  stepNames,
} from './bootstrap-step.ts';
import {
  argocdLacks,
  certificatesLack,
  clustersOf,
  networkLacks,
  registrationLacks,
  silent,
  unknownContexts,
} from './step-states.ts';

/** The steps that this fleet has before its tree, in order. Those that only shell can do run the rendered scripts. */
export function bootstrapSteps(job: BootstrapJob): readonly BootstrapStep[] {
  const { model, scripts, chosen } = job;
  const others = chosen.filter((id) => id !== model.hub.id);
  const steps: Readonly<Record<StepName, BootstrapStep | null>> = {
    clusters: clustersStep(job),
    kubeconfig: kubeconfigStep(job),
    network: scripted(
      job,
      'network',
      'The definitions of the Gateway API, and Cilium where it is the network.',
      () => networkLacks(job),
      chosen,
    ),
    certificates: scripted(
      job,
      'certificates',
      'The CA of the fleet, and what each cluster signs and trusts by.',
      () => certificatesLack(job),
      chosen,
    ),
    secrets: own(
      'secrets',
      `Every Secret of every cluster, by \`namsan secrets\`.`,
      ['values, or a terminal to ask at'],
      job.secrets,
    ),
    buckets: model.objectStores.every(({ servedBy }) => servedBy !== null)
      ? null
      : own(
          'buckets',
          'The buckets of stores outside of the fleet, by `namsan buckets`.',
          ['the Secret of each store'],
          job.buckets,
        ),
    argocd: scripted(
      job,
      'argocd',
      'Argo CD on the hub, which then follows the pushed repository.',
      () => argocdLacks(job),
      [],
    ),
    register:
      others.length === 0
        ? null
        : scripted(
            job,
            'register',
            'The other clusters, registered with Argo CD.',
            () => registrationLacks(job),
            others,
          ),
  };
  return stepNames
    .flatMap((name) => steps[name] ?? [])
    .filter(({ name }) => !isScripted(name) || has(scripts, name))
    .map((step) => (writing.has(step.name) ? apart(job, step) : step));
}

/** The steps that write into clusters. */
const writing: ReadonlySet<StepName> = new Set(['network', 'certificates', 'secrets', 'argocd', 'register']);

/** A step that is taken only where no two clusters are one: else each would be written over the other. */
function apart(job: BootstrapJob, step: BootstrapStep): BootstrapStep {
  const take = async (): Promise<StepState> => {
    const same = [...(await sameClusters(clustersOf(job), job.kube)).values()];
    return same.length === 0 ? step.take() : { done: false, says: same.map((said) => `${said}. ${sameClusterFix}.`) };
  };
  return { ...step, take };
}

function isScripted(name: StepName): boolean {
  return name !== 'clusters' && name !== 'secrets' && name !== 'buckets';
}

function has(scripts: ReadonlyMap<string, string>, name: StepName): boolean {
  return scripts.has(scriptPath('', `${name}.sh`));
}

function own(
  name: StepName,
  about: string,
  needs: readonly string[],
  by: Pick<BootstrapStep, 'state' | 'take'>,
): BootstrapStep {
  return { name, about, needs, reopens: false, ...by };
}

/** A step that a script of the tree takes. */
function scripted(
  { script, scripts }: BootstrapJob,
  name: StepName,
  about: string,
  lacks: () => Promise<readonly string[]>,
  line: readonly string[],
): BootstrapStep {
  const path = scriptPath('', `${name}.sh`);
  const state = async (): Promise<StepState> => lacking(await lacks());
  return {
    ...{ name, about, needs: toolsOf(scripts.get(path)), reopens: false, state },
    take: async () => {
      const code = await script(path, line);
      return code === 0 ? state() : ended(path, code);
    },
  };
}

/** The tools that a script says it cannot begin without. */
function toolsOf(text: string | undefined): readonly string[] {
  return /^need (.+)$/m.exec(text ?? '')?.[1]?.split(' ') ?? [];
}

function ended(path: string, code: number): StepState {
  return { done: false, says: [`\`bash ${path}\` ended with ${code}.`] };
}

function clustersStep(job: BootstrapJob): BootstrapStep {
  const { installs, script, scripts, copied } = job;
  const pathOf = ({ id }: Cluster): string => scriptPath(id, 'cluster.sh');
  const state = async (): Promise<StepState> => {
    // Those whose kubeconfig was copied are there; they answer once it is merged.
    const asked = clustersOf(job).filter(({ id }) => !copied.some((pair) => pair.startsWith(`${id}=`)));
    const away = await silent(job, asked);
    return lacking(
      away.flatMap(({ cluster, says }) => [says, ...(scripts.has(pathOf(cluster)) ? [howMade(cluster)] : [])]),
    );
  };
  return {
    name: 'clusters',
    about: 'Clusters whose API servers answer.',
    needs: clustersOf(job).some(({ kubernetes }) => kubernetes.flavor === 'kind') ? ['kind', 'kubectl'] : [],
    reopens: true,
    state,
    take: async () => {
      if (!installs) return state();
      for (const { cluster } of await silent(job, clustersOf(job))) {
        if (cluster.kubernetes.flavor !== 'kind') continue;
        const code = await script(pathOf(cluster), []);
        if (code !== 0) return ended(pathOf(cluster), code);
      }
      return { done: null, says: [] };
    },
  };
}

function howMade(cluster: Cluster): string {
  const { id, kubernetes, nodes } = cluster;
  const line = `bash ${scriptPath(id, 'cluster.sh')}`;
  if (kubernetes.flavor === 'kind') return `\`--install-clusters\` makes \`${id}\` here, by \`${line}\`.`;
  const first = nodes[0];
  const where = first === undefined ? 'its first node' : `${first.name} (${first.address})`;
  const how = kubernetes.flavor === 'kubeadm' ? `${line} init` : line;
  return `\`${id}\` is made on its nodes, as root on ${where}: \`${how}\`. Then copy its kubeconfig here, and name it: \`--copied ${id}=FILE\`.`;
}

function kubeconfigStep(job: BootstrapJob): BootstrapStep {
  const path = scriptPath('', 'kubeconfig.sh');
  const ids = new Set(madeOnNodes(job.model).map(({ id }) => id));
  const made = clustersOf(job).filter(({ id }) => ids.has(id));
  const state = async (): Promise<StepState> => {
    const unknown = await unknownContexts(job, made);
    return lacking(
      unknown.map(
        (id) =>
          `The kubeconfig has no context for \`${id}\`. Copy that of its node here, and name it: \`--copied ${id}=FILE\`.`,
      ),
    );
  };
  return {
    name: 'kubeconfig',
    about: 'Contexts for clusters that are made on their nodes.',
    needs: [...toolsOf(job.scripts.get(path)), 'kubeconfigs that were copied from nodes'],
    reopens: true,
    state,
    take: async () => {
      if (job.copied.length === 0) return state();
      const code = await job.script(path, job.copied);
      return code === 0 ? { done: null, says: [] } : ended(path, code);
    },
  };
}
