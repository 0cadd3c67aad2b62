import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { listAt, stringAt } from '../../../src/kube/read.ts';
import { run } from './processes.ts';
import { scratchFolder } from './scratch.ts';

const main = resolve(import.meta.dirname, '../../../src/cli/main.ts');

/** The codes of the errors that `namsan check` finds in the objects of one cluster, each once: what a user of the command would see. */
export async function errorsIn(objects: readonly KubeObject[]): Promise<readonly string[]> {
  const folder = join(scratchFolder('check'), 'hub');
  mkdirSync(folder);
  for (const [i, object] of objects.entries()) writeFileSync(join(folder, `${i}.yaml`), JSON.stringify(object));
  const args = [main, 'check', '--manifests', `hub=${folder}`, '--format', 'json'];
  const { log, code } = await run({ name: 'namsan check', command: process.execPath, args }, 60_000);
  if (code !== 0 && code !== 1) throw new Error(`\`namsan check\` ended with ${code}:\n${log}`);
  const findings = listAt(JSON.parse(log) as Json, 'findings');
  const errors = findings.filter((finding) => stringAt(finding, 'severity') === 'error');
  return [...new Set(errors.map((finding) => stringAt(finding, 'code') ?? ''))];
}

/** A workload that runs Thanos with these arguments, as a user's manifests might have it. */
export function thanosObject(args: readonly string[]): KubeObject {
  const labels = { 'app.kubernetes.io/name': 'thanos' };
  const container = { name: 'thanos', image: 'quay.io/thanos/thanos:v0.42.4', args };
  const spec = {
    serviceName: 'thanos',
    replicas: 1,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container] } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'thanos', namespace: 'monitoring' },
    ...{ spec },
  };
}

/** A Prometheus with a sidecar that uploads, with exactly these external labels: the operator adds none of its own. */
export function prometheusObject(externalLabels: Readonly<Record<string, string>>): readonly KubeObject[] {
  const bucket = { type: 'S3', config: { bucket: 'metrics', endpoint: 's3.example.com' } };
  const spec = {
    replicas: 1,
    version: 'v3.14.0',
    externalLabels,
    prometheusExternalLabelName: '',
    replicaExternalLabelName: '',
    thanos: {
      version: 'v0.42.4',
      objectStorageConfigFile: '/etc/thanos/objstore.yaml',
      volumeMounts: [{ name: 'objstore', mountPath: '/etc/thanos' }],
    },
    volumes: [{ name: 'objstore', configMap: { name: 'objstore' } }],
  };
  const data = { 'objstore.yaml': JSON.stringify(bucket) };
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'main', namespace: 'monitoring' },
      ...{ spec },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'objstore', namespace: 'monitoring' }, ...{ data } },
  ];
}
