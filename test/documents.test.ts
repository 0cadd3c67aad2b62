import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { bookOf } from '../src/documents/book.ts';
import { alertsOf, alertWords } from '../src/documents/troubleshooting/alerts.ts';
import { flowChartFault } from './documents/flow-chart-grammar.ts';
import { examplePages, fenced, prose } from './documents/pages.ts';

const all = examplePages();

/** What must be equal in every language: headings by level, anchors, commands, tables by size, links, names in code. */
function structure(page: string): unknown {
  const words = prose(page);
  return {
    headings: [...words.matchAll(/^(#+) /gm)].map(([, level]) => level),
    anchors: [...words.matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id),
    links: [...words.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target),
    commands: fenced(page, 'sh'),
    diagrams: fenced(page, 'mermaid').map((text) => text.split('\n').map((line) => line.replace(/"[^"]*"/g, '""'))),
    tables: [...words.matchAll(/^\|.*$/gm)].map(([row]) => row.split(/(?<!\\)\|/).length),
    items: [...words.matchAll(/^(?:-|\d+\.) /gm)].length,
    names: [...words.matchAll(/`[^`\n]+`/g)].map(([name]) => name).toSorted(),
    addresses: [...words.matchAll(/https?:\/\/[^\s)>|`]+/g)].map(([address]) => address).toSorted(),
  };
}

for (const { name, pages, paths, rendered } of all) {
  test(`the pages of ${name} say the same in Korean and in English`, () => {
    for (const { path, ko, en } of pages) {
      assert.deepEqual(structure(ko), structure(en), path);
      assert.doesNotMatch(en, /\p{Script=Hangul}/u, path);
      for (const paragraph of prose(ko).split('\n\n'))
        if (/\w{3,}/.test(paragraph) && !/^(?:#|\||<a|[-\d])/.test(paragraph.trim()))
          assert.match(paragraph, /\p{Script=Hangul}/u, `${path}: ${paragraph}`);
    }
  });

  test(`every link of the pages of ${name} leads somewhere, and every anchor is there once`, () => {
    const texts = new Map(pages.map(({ path, ko }) => [path, ko]));
    for (const { path, ko } of pages) {
      const anchors = [...ko.matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id);
      assert.deepEqual(anchors, [...new Set(anchors)], path);
      for (const [, target = ''] of ko.matchAll(/\]\(([^)]*)\)/g)) {
        const [file = '', anchor = ''] = target.split('#');
        const page = texts.get(posix.join('docs', file));
        assert.ok(page !== undefined, `${path} links ${target}`);
        assert.ok(anchor === '' || page.includes(`<a id="${anchor}">`), `${path} links ${target}`);
      }
    }
  });

  test(`the pages of ${name} have no placeholder to be filled in`, () => {
    const own = rendered.model.clusters.some(({ expose }) => 'domain' in expose && expose.domain.includes('example.'));
    for (const { path, ko, en } of pages)
      for (const page of [ko, en]) {
        assert.doesNotMatch(page, /<[A-Z][A-Z_-]+>|\bTBD\b|\bundefined\b|\bNaN\b|\[object/, path);
        if (!own) assert.doesNotMatch(page, /example\.(?:com|org)/, path);
      }
  });

  test(`every diagram of ${name} is of the grammar of flow charts`, () => {
    for (const { path, ko, en } of pages)
      for (const text of [...fenced(ko, 'mermaid'), ...fenced(en, 'mermaid')])
        assert.equal(flowChartFault(text), null, path);
  });

  test(`every path of the tree that the pages of ${name} name is there`, () => {
    for (const { path, en } of pages)
      for (const [, named = ''] of en.matchAll(/(?<![\w/.-])((?:clusters|bootstrap|argocd)\/[\w./-]+)/g))
        assert.ok(
          [...paths].some((file) => file === named || file.startsWith(`${named}/`)),
          `${path} names ${named}`,
        );
  });

  test(`every alert of ${name} has an entry with its name as the anchor, and words of its own`, () => {
    const { model, workloads, topology } = rendered;
    const alerts = alertsOf(bookOf(model, workloads, topology, [])).map((alert) => alert.name);
    const page = pages.find(({ path }) => path.endsWith('TROUBLESHOOTING.md'))?.ko ?? '';
    assert.deepEqual(
      alerts.filter((alert) => !page.includes(`<a id="${alert.toLowerCase()}">`)),
      [],
    );
    assert.deepEqual(
      alerts.filter((alert) => alertWords[alert] === undefined),
      [],
      'src/documents/troubleshooting/alert-words*.ts have what an alert means and what to do, in both languages',
    );
  });
}

test('no section is written of what a fleet has not', () => {
  const page = (example: string, path: string): string =>
    all.find(({ name }) => name === example)?.pages.find((one) => one.path === `docs/${path}`)?.en ?? '';
  for (const path of ['README.md', 'DEPLOY.md', 'OPERATIONS.md', 'TROUBLESHOOTING.md', 'RECOVERY.md']) {
    assert.doesNotMatch(page('kind', path), /Longhorn|OpenSearch|argocd/, `kind ${path}`);
    assert.match(page('kind', path), /biz1/, `kind ${path}`);
  }
  assert.match(page('operator', 'RECOVERY.md'), /longhorn-system/);
});
