import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { versionMatrix } from './version-matrix.ts';

const store = (general: string, more = '', group = 'opensearch.org') =>
  `{apiVersion: ${group}/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {general: {${general}}${more}}}`;
const operator = (version: string) =>
  `{kind: Kustomization, helmCharts: [{name: opensearch-operator, version: ${version}}]}`;
const messages = (folders: Readonly<Record<string, string>>) =>
  told(found(versionMatrix, { folders })).map(([, field, , message]) => [field, message]);

test('a version that the operator does not support is told', () => {
  assert.deepEqual(found(versionMatrix, { hub: store('version: 2.11.0') }), [
    {
      code: 'opensearch/version-matrix',
      severity: 'error',
      where: { cluster: 'hub', object: 'OpenSearchCluster logging/os', field: 'spec.general.version' },
      message: '`os` of `hub` is OpenSearch 2.11.0, and its operator supports 2.19.2 and later',
      why: versionMatrix.why,
      fix: versionMatrix.fix,
      refs: ['E3', 'R27'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(messages({ os: store('version: 3.6.0', '', 'opensearch.opster.io'), op: operator('2.8.0') }), [
    [
      'spec.general.version',
      '`os` of `hub` is OpenSearch 3.6.0 as `opensearch.opster.io/v1`, and the operator is of version 2.8.0, which does not know it',
    ],
  ]);
});

test('Dashboards, images and plugins of another version are told', () => {
  const plugins = 'pluginsList: [repository-s3, "https://example.com/v3.5.0.0/prometheus-exporter-3.5.0.0.zip"]';
  assert.deepEqual(
    messages({
      os: store(
        `version: 3.6.0, image: "docker.io/opensearchproject/opensearch:3.1.0", ${plugins}`,
        ', dashboards: {version: 2.19.2}',
      ),
    }),
    [
      ['spec.dashboards.version', 'Dashboards of `os` of `hub` are of version 2.19.2, and the nodes of 3.6.0'],
      [
        'spec.general.image',
        'The image `docker.io/opensearchproject/opensearch:3.1.0` of `os` of `hub` is not of version 3.6.0, which its operator is told',
      ],
      [
        'spec.general.pluginsList[1]',
        '`os` of `hub` is OpenSearch 3.6.0, and loads a plugin for 3.5.0: `https://example.com/v3.5.0.0/prometheus-exporter-3.5.0.0.zip`',
      ],
    ],
  );
});

test('one version of all, an operator of its time, and versions that are not written are silent', () => {
  const plugins = 'pluginsList: [repository-s3, "https://example.com/prometheus-exporter-3.6.0.0.zip"]';
  const silent = [
    { os: store(`version: 3.6.0, ${plugins}`, ', dashboards: {version: 3.6.0}'), op: operator('3.0.2') },
    { os: store('version: 2.19.2') },
    { os: store('version: 2.15.0', '', 'opensearch.opster.io'), op: operator('2.7.0') },
    { os: store('') },
  ];
  assert.deepEqual(
    silent.flatMap((folders) => found(versionMatrix, { folders })),
    [],
  );
});
