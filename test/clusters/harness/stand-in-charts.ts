import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { listAt, stringAt } from '../../../src/kube/read.ts';
import { argocdObjects, configMapsFromValues } from './argocd-manifests.ts';
import { operatorManifests } from './stand-ins.ts';

/** What stands for a chart: objects as they are, and templates that take its values. */
interface StandInChart {
  readonly objects: readonly KubeObject[];
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * Puts a chart of the same name and version where kustomize looks for each chart of a tree before it asks a repository: none can be had here.
 * A chart that nothing stands for is an error.
 */
export async function addStandInCharts(tree: string): Promise<void> {
  const files = readdirSync(tree, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /kustomization\.yaml$/.test(file),
  );
  for (const file of files) {
    const kustomization = load(readFileSync(join(tree, file), 'utf8')) as Json;
    for (const chart of listAt(kustomization, 'helmCharts')) {
      const [name = '', version = ''] = [stringAt(chart, 'name'), stringAt(chart, 'version')];
      const home = stringAt(kustomization, 'helmGlobals', 'chartHome') ?? 'charts';
      const make = standIns[name];
      if (make === undefined) throw new Error(`Nothing stands for the chart \`${name}\` of \`${file}\`.`);
      writeChart(join(tree, dirname(file), home, `${name}-${version}`, name), name, version, await make());
    }
  }
}

const standIns: Readonly<Record<string, () => Promise<StandInChart>>> = {
  'kube-prometheus-stack': async () => {
    const { crds, others } = await operatorManifests();
    return { objects: [...crds, ...others.map(afterItsKinds)], templates: {} };
  },
  'argo-cd': async () => ({ objects: await argocdObjects(), templates: configMapsFromValues }),
};

/**
 * An operator that starts before a kind is served leaves that kind alone until it is restarted (prometheus-operator@v0.93.1 cmd/operator/main.go,
 * checkPrerequisites). Elsewhere its image is pulled meanwhile; here it lies there, so Argo CD waits until the kinds are established.
 */
function afterItsKinds(object: KubeObject): KubeObject {
  if (object.kind !== 'Deployment') return object;
  const { metadata } = object;
  const annotations = { ...metadata.annotations, 'argocd.argoproj.io/sync-wave': '1' };
  return { ...object, metadata: { ...metadata, annotations } };
}

function writeChart(folder: string, name: string, version: string, chart: StandInChart): void {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), JSON.stringify({ apiVersion: 'v2', name, version }));
  writeFileSync(join(folder, 'values.yaml'), '{}\n');
  // Read as a file, so that braces inside descriptions are no templates.
  writeFileSync(join(folder, 'objects.yaml'), chart.objects.map((object) => JSON.stringify(object)).join('\n---\n'));
  writeFileSync(join(folder, 'templates', 'objects.yaml'), '{{ .Files.Get "objects.yaml" }}\n');
  for (const [file, text] of Object.entries(chart.templates)) writeFileSync(join(folder, 'templates', file), text);
}
