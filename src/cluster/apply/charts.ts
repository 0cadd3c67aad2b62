import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Workload } from '../../components/workload.ts';
import { choice } from '../../findings/wording.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { isKubeObject, stringAt } from '../../kube/read.ts';
import { isNamespaced } from '../../kube/schema/scope.ts';
import { directoryOf, layout } from '../../manifests/layout.ts';
import type { Model } from '../../model/model.ts';
import type { ServedKind } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';

/** The objects of a component with those of its charts, or why they cannot be had. */
export type Built = { readonly objects: readonly KubeObject[] } | { readonly missing: string };

/** Milliseconds that a chart may take to be fetched and rendered. */
const buildMs = 300_000;

/** Builds components with charts as `kustomize build --enable-helm` does it in their folder, by the programs of this machine. */
export async function chartBuilder(
  model: Model,
  machine: Pick<Machine, 'program'>,
): Promise<(workload: Workload, served: readonly ServedKind[]) => Promise<Built>> {
  let lacking: Promise<readonly string[]> | null = null;
  return async (workload, served) => {
    lacking ??= lackingPrograms(machine);
    const names = await lacking;
    if (names.length > 0)
      return { missing: `${choice(names, 'and')} ${names.length === 1 ? 'is' : 'are'} not on PATH of this machine` };
    return buildIn(model, workload, machine, served);
  };
}

/** What a user does instead: builds the folder of a rendered repository elsewhere. */
export function chartCommand(workload: Workload, context: string): string {
  return `kustomize build --enable-helm ${directoryOf(workload)} | kubectl --context ${context} apply --server-side -f -`;
}

/** The context by which a cluster is reached. */
export function contextOf({ clusters }: Pick<Model, 'clusters'>, cluster: string): string {
  return clusters.find(({ id }) => id === cluster)?.kubernetes.context ?? cluster;
}

async function lackingPrograms(machine: Pick<Machine, 'program'>): Promise<readonly string[]> {
  const asked = [
    ['kustomize', ['version']],
    ['helm', ['version', '--short']],
  ] as const;
  const found = await Promise.all(asked.map(([name, line]) => machine.program(name, line, { timeout: 20_000 })));
  return asked.flatMap(([name], i) => (found[i] === null ? [name] : []));
}

async function buildIn(
  model: Model,
  workload: Workload,
  machine: Pick<Machine, 'program'>,
  served: readonly ServedKind[],
): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'namsan-charts-'));
  try {
    for (const [path, text] of layout(model, [workload])) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const line = ['build', '--enable-helm', join(folder, directoryOf(workload))];
    const built = await machine.program('kustomize', line, { timeout: buildMs });
    if (built === null) return { missing: '`kustomize` is not on PATH of this machine' };
    if (built.code !== 0) return { missing: `\`kustomize\` ended with ${built.code}: ${lastLine(built.err)}` };
    return { objects: objectsIn(built.out, workload, served) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a build printed. Helm puts objects without a namespace into that of their release; rendered alone they name none. */
function objectsIn(text: string, { charts }: Workload, served: readonly ServedKind[]): readonly KubeObject[] {
  const objects = loadAll(text).filter(isKubeObject);
  const scopes = new Map(served.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind.namespaced]));
  for (const object of objects) {
    const kind = stringAt(object, 'spec', 'names', 'kind');
    const group = stringAt(object, 'spec', 'group');
    if (object.kind !== 'CustomResourceDefinition' || kind === undefined || group === undefined) continue;
    for (const version of (object as { spec?: { versions?: readonly { name: string }[] } }).spec?.versions ?? [])
      scopes.set(`${group}/${version.name} ${kind}`, stringAt(object, 'spec', 'scope') === 'Namespaced');
  }
  const namespace = charts[0]?.namespace;
  return objects.map((object) => {
    const namespaced =
      isNamespaced(object.apiVersion, object.kind) ?? scopes.get(`${object.apiVersion} ${object.kind}`) ?? false;
    return namespaced && object.metadata.namespace === undefined && namespace !== undefined
      ? { ...object, metadata: { ...object.metadata, namespace } }
      : object;
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}
