import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { classicSections } from './classic-sections.ts';
import type { ConfigSection } from './config-section.ts';
import { filterSections, resourceSection, serviceSection } from './resource-sections.ts';
import { yamlSections } from './yaml-sections.ts';

const key = fc.stringMatching(/^[a-z][a-z0-9_.]{0,11}$/).filter((name) => name !== 'name');
const value = fc.stringMatching(/^[A-Za-z0-9/*$.:%-][A-Za-z0-9/*$.:%, -]{0,19}$/).map((text) => text.trim());
const section = fc.record({
  kind: fc.constantFrom('input' as const, 'filter' as const, 'output' as const),
  name: fc.stringMatching(/^[a-z_]{1,9}$/),
  properties: fc.dictionary(key, fc.array(value, { minLength: 1, maxLength: 3 }), { maxKeys: 5 }),
});
type Written = typeof section extends fc.Arbitrary<infer T> ? T : never;

/** In the order in which the YAML format groups them. */
function ordered(sections: readonly Written[]): readonly Written[] {
  const kinds = ['input', 'filter', 'output'];
  return sections.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function expected(sections: readonly Written[]): readonly unknown[] {
  return sections.map(({ kind, name, properties }) => [kind, name, { name: [name], ...properties }]);
}

function plain(sections: readonly ConfigSection[]): readonly unknown[] {
  return sections.map(({ kind, name, properties }) => [kind, name, Object.fromEntries(properties)]);
}

test('what is written in the classic format is read back whole, whatever the case of its keys', () => {
  fc.assert(
    fc.property(fc.array(section), fc.boolean(), (sections, upper) => {
      const text = sections
        .map(({ kind, name, properties }) => {
          const lines = Object.entries(properties).flatMap(([k, values]) =>
            values.map((v) => `    ${upper ? k.toUpperCase() : k}   ${v}`),
          );
          return [`[${kind.toUpperCase()}]`, `    Name ${name}`, '    # a comment', ...lines, ''].join('\n');
        })
        .join('\n');
      assert.deepEqual(plain(classicSections(text).sections), expected(sections));
    }),
  );
});

test('and in the YAML format too', () => {
  fc.assert(
    fc.property(fc.array(section), (sections) => {
      const sorted = ordered(sections);
      const of = (kind: Written['kind']) =>
        sorted.filter((s) => s.kind === kind).map(({ name, properties }) => ({ name, ...properties }));
      const text = dump({ pipeline: { inputs: of('input'), filters: of('filter'), outputs: of('output') } });
      assert.deepEqual(plain(yamlSections(load(text))), expected(sorted));
    }),
  );
});

test('no text and no value makes a reader fail', () => {
  fc.assert(fc.property(fc.string(), (text) => void classicSections(text)));
  fc.assert(
    fc.property(fc.anything(), (any) => {
      yamlSections(any);
      serviceSection(any);
      filterSections(any);
      resourceSection('input', any);
      resourceSection('output', any);
    }),
  );
});

test('fields of the operator are read as the properties that it writes', () => {
  const tail = { tail: { dbLocking: true, disableInotifyWatcher: true, rotateWaitSeconds: 30, ignoredOlder: '1d' } };
  const kubernetes = {
    kubernetes: { k8sLoggingExclude: true, kubeURL: 'https://k', kubeCAFile: '/ca', tlsVerify: true },
  };
  assert.deepEqual(
    plain([
      ...[resourceSection('input', tail) ?? []].flat(),
      ...filterSections({ match: 'kube.*', filters: [kubernetes] }),
      ...[resourceSection('input', { nginx: { port: 80 } }) ?? []].flat(),
      serviceSection({ hotReloadTimeout: 5, storage: { backlogMemLimit: '5M' } }),
    ]),
    [
      [
        'input',
        'tail',
        { 'db.locking': ['true'], inotify_watcher: ['true'], rotate_wait: ['30'], ignore_older: ['1d'] },
      ],
      [
        'filter',
        'kubernetes',
        {
          'k8s-logging.exclude': ['true'],
          kube_url: ['https://k'],
          kube_ca_file: ['/ca'],
          'tls.verify': ['true'],
          match: ['kube.*'],
        },
      ],
      ['input', 'nginx_metrics', { port: ['80'] }],
      ['service', '', { 'hot_reload.timeout': ['5'], 'storage.backlog.mem_limit': ['5M'] }],
    ],
  );
});
