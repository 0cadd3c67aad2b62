import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { KubeObject } from '../../../src/kube/objects.ts';
import { isKubeObject } from '../../../src/kube/read.ts';
import { namespaces } from '../../../src/model/addresses.ts';
import { goEnvironment, modulesFolder } from '../../../tools/engines/cache.ts';
import { must } from './command.ts';

/** What stands for the chart kube-prometheus-stack, which cannot be had: the operator's own manifests, from the module that it is built of. */
export interface OperatorManifests {
  readonly crds: readonly KubeObject[];
  readonly others: readonly KubeObject[];
}

/** The CRDs, rights and Deployment of the Prometheus operator, in the namespace in which the chart would put them. */
export async function operatorManifests(): Promise<OperatorManifests> {
  const example = join(await moduleSource('promop', 'github.com/prometheus-operator/prometheus-operator'), 'example');
  const rights = join(example, 'rbac', 'prometheus-operator');
  // Its monitor is left out: what is scraped is what namsan rendered.
  const others = yamlFiles(rights)
    .flatMap(readObjects)
    .filter(({ kind }) => kind !== 'ServiceMonitor');
  return {
    crds: yamlFiles(join(example, 'prometheus-operator-crd')).flatMap(readObjects),
    others: others.map((object) => inNamespace(object, namespaces.monitoring)),
  };
}

/** Where the Go module of an engine lies on this machine, with the files that are not Go. */
export async function moduleSource(wrapper: string, module: string): Promise<string> {
  const cwd = join(modulesFolder, wrapper);
  const env = Object.fromEntries(Object.entries(goEnvironment()).map(([key, value]) => [key, value ?? '']));
  await must('go', ['mod', 'download', module], { cwd, env });
  return (await must('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd, env })).trim();
}

/** Objects of a YAML file. */
export function readObjects(file: string): readonly KubeObject[] {
  return loadAll(readFileSync(file, 'utf8')).filter(isKubeObject);
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** The object as if it had been written for another namespace, subjects of a binding included. */
function inNamespace(object: KubeObject, namespace: string): KubeObject {
  return JSON.parse(
    JSON.stringify(object).replaceAll('"namespace":"default"', `"namespace":"${namespace}"`),
  ) as KubeObject;
}
