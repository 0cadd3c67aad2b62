import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service, shortly } from '../testing/read-shortly.ts';
import { fill, scratchFolder } from '../testing/scratch.ts';

test('a chart that is not rendered is told once, and its templates are no manifests', () => {
  const folder = scratchFolder();
  fill(folder, {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'chart/values.yaml': 'replicas: 3\n',
    'chart/templates/a.yaml': 'kind: {{ .Values.kind }}\n',
    'chart/templates/NOTES.txt': 'Thank you.\n',
    'chart/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'chart/crds/x.yaml': service('one'),
    'alone.yaml': `${service('two')}spec: {type: "{{ .Values.type }}"}\n`,
  });
  assert.deepEqual(shortly(folder), {
    cluster: 'edge',
    names: ['one'],
    places: { 'Service m/one': 'chart/crds/x.yaml:1' },
    findings: [
      ['manifests/manifest-templated', 'alone.yaml:1', 'The Service `two` is a template'],
      ['manifests/manifest-templated', 'chart/Chart.yaml:1', `\`${folder}/chart\` is the Helm chart \`shop\``],
    ],
  });
});
