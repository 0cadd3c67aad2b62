import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { suppressAnnotation } from '../src/checks/suppression/annotation.ts';
import { suppressionRules } from '../src/checks/suppression/rules.ts';
import { formats } from '../src/findings/format.ts';
import { plainPaint } from '../src/findings/format-text.ts';
import { fleetRules } from '../src/fleet/rules.ts';
import { baseFleet, overBase } from '../src/fleet/testing/base-fleet.ts';
import { readPage } from '../src/fleet/testing/page.ts';
import type { KubeObject } from '../src/kube/objects.ts';
import { checkFleet, checkManifests, findingRules } from '../src/pipeline.ts';
import { type Promised, surviveNothing } from '../src/proofs/promise.ts';

const today = '2026-07-01';
const reason = 'The old gateways bear no more than this';
/** A fleet with one warning that is no note: a scrape interval of five minutes. */
const seldom = 'metrics: {scrapeInterval: 5m}\n';

function page(code: string) {
  return readPage(readFileSync(new URL(`../src/checks/${code}.md`, import.meta.url), 'utf8'));
}

async function codes(fragment: string): Promise<readonly string[]> {
  const { report } = await checkFleet(overBase(fragment), 'fleet.yaml', today);
  const told = report.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
  return [...told, ...(report.suppressed ?? []).map(({ finding }) => `(${finding.code})`)];
}

for (const rule of suppressionRules)
  test(`the page of ${rule.code} says what its finding says, and its examples are so`, async () => {
    const { heading, lead, sections } = page(rule.code);
    assert.deepEqual([heading, lead.split('\n')[0]], [rule.code, `${rule.title}.`]);
    assert.deepEqual(Object.keys(sections), ['Bad', 'Good', 'What to do']);
    const [bad = ''] = sections['Bad']?.examples ?? [];
    const [good = ''] = sections['Good']?.examples ?? [];
    assert.deepEqual((await codes(`${seldom}${bad}`)).toSorted(), [rule.code, 'fleet/scrape-interval'].toSorted());
    assert.deepEqual(await codes(`${seldom}${good}`), ['(fleet/scrape-interval)']);
  });

test('an error that is suppressed lets the fleet be rendered, and is told with its reason', async () => {
  const text = overBase(`metrics: {keep: {raw: 30h}}
suppress: [{code: fleet/resolution-order, reason: ${reason}, until: 2999-12-31}, {code: thanos/compactor-retention, reason: ${reason}, until: 2999-12-31}]`);
  const { rendered, report } = await checkFleet(text, 'fleet.yaml', today);
  assert.ok(rendered !== null);
  assert.deepEqual(
    report.findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.deepEqual(
    report.suppressed?.map(({ finding, by }) => [finding.code, by.reason, by.until]),
    [
      ['fleet/resolution-order', reason, '2999-12-31'],
      ['thanos/compactor-retention', reason, '2999-12-31'],
    ],
  );
  assert.match(formats.text(report, { paint: plainPaint, release: '1' }), /2 suppressed\.\n$/);
  const json = JSON.parse(formats.json(report, { paint: plainPaint, release: '1' }));
  assert.equal(json.summary.suppressed, 2);
  assert.deepEqual(json.suppressed[0].suppression, {
    reason,
    until: '2999-12-31',
    where: report.suppressed?.[0]?.by.where,
  });
  assert.deepEqual(json.suppressed[0].suppression.where.path, 'suppress.0');
  const sarif = JSON.parse(formats.sarif(report, { paint: plainPaint, release: '1' }));
  const [last] = sarif.runs[0].results.slice(-1);
  assert.deepEqual(
    [last.ruleId, last.suppressions],
    [
      'thanos/compactor-retention',
      [{ kind: 'external', status: 'accepted', justification: `${reason}. Until 2999-12-31.` }],
    ],
  );
});

test('what the rest of a fleet depends on, and a credential, cannot be suppressed', async () => {
  const unnamed = overBase(`metrics: {objectStore: elsewhere}
suppress: [{code: fleet/unknown-reference, reason: ${reason}, until: 2999-12-31}]`);
  const { rendered, report } = await checkFleet(unnamed, 'fleet.yaml', today);
  assert.equal(rendered, null);
  assert.deepEqual(report.findings.map(({ code, message }) => [code, message]).toSorted(), [
    ['fleet/unknown-reference', report.findings.find(({ code }) => code.startsWith('fleet/'))?.message],
    ['suppression/unusable', '`fleet/unknown-reference` cannot be suppressed'],
  ]);
  const firm = new Set(findingRules.filter((rule) => rule.firm === true).map(({ code }) => code));
  for (const code of ['fleet/yaml-syntax', 'fleet/shape', 'fleet/credential-literal', 'suppression/expired'])
    assert.ok(firm.has(code), code);
});

test('every rule of the fleet file that can be suppressed leaves a fleet that can be rendered', async () => {
  for (const rule of fleetRules.filter(({ firm }) => firm !== true)) {
    const file = new URL(`../src/fleet/rules/${rule.code.replace('fleet/', '')}.md`, import.meta.url);
    for (const example of readPage(readFileSync(file, 'utf8')).sections['Bad']?.examples ?? []) {
      const text = `${overBase(example)}\nsuppress: [{code: ${rule.code}, reason: ${reason}, until: 2999-12-31}]\n`;
      const { rendered } = await checkFleet(text, 'fleet.yaml', today);
      assert.ok(rendered !== null, `${rule.code}: ${example}`);
    }
  }
});

test('a suppression of one cluster keeps out what is written in its entry, and not what another has', async () => {
  const short = 'clusters: [{id: hub, metrics: {keepLocal: 3h}}, {id: edge, metrics: {keepLocal: 3h}}]';
  const told = await codes(
    `${short}\nsuppress: [{code: fleet/keep-local, cluster: edge, reason: ${reason}, until: 2999-12-31}]`,
  );
  assert.deepEqual(
    told.filter((code) => code.includes('fleet/')),
    ['fleet/keep-local', '(fleet/keep-local)'],
  );
  const lost = await codes(`suppress: [{code: coverage/gap, cluster: egde, reason: ${reason}, until: 2999-12-31}]`);
  assert.deepEqual(lost, ['suppression/unusable']);
});

test('an object says by an annotation what is not told of it, line by line', async () => {
  const annotated = (text: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'old', namespace: 'a', annotations: { [suppressAnnotation]: text } },
    ...{ spec: { containers: [{ name: 'c', image: 'k8s.gcr.io/pause:3.2' }] } },
  });
  const found = async (text: string) => {
    const read = [{ cluster: 'one', objects: [annotated(text)], charts: [], places: new Map(), findings: [] }];
    const { report } = await checkManifests(read, () => promised, undefined, { today, suppressions: [] });
    return [
      ...report.findings.map(({ code }) => code),
      ...(report.suppressed ?? []).map((s) => `(${s.finding.code})`),
    ].toSorted();
  };
  const image = 'objects/dead-image';
  const others = (await found('')).filter((code) => code !== image);
  const without = (all: readonly string[]): readonly string[] => all.filter((code) => !others.includes(code));
  assert.deepEqual(without(await found('')), [image]);
  assert.deepEqual(without(await found(`${image} until 2999-12-31: ${reason}\n`)), [`(${image})`]);
  assert.deepEqual(without(await found(`${image} until 2020-12-31: ${reason}`)), [image, 'suppression/expired']);
  assert.deepEqual(without(await found(`${image} until 2999-02-30: ${reason}`)), [image, 'suppression/unusable']);
  assert.deepEqual(without(await found(`${image} until 2999-12-31: short`)), [image, 'suppression/unusable']);
  assert.deepEqual(
    without(await found(`${image} until 2999-12-31: ${reason}\n\nobjects/unique until 2999-12-31: ${reason}`)),
    [`(${image})`, 'suppression/unused'],
  );
});

test('a suppression without reason, or without a day of the calendar, is refused by the shape of the file', async () => {
  for (const wrong of [
    'reason: short, until: 2999-12-31',
    `reason: ${reason}, until: 2027-02-29`,
    `reason: ${reason}`,
    `reason: ${reason}, until: tomorrow`,
    `reason: ${reason}, until: 2999-12-31, clusters: edge`,
  ]) {
    const { report } = await checkFleet(
      `${baseFleet}suppress: [{code: coverage/gap, ${wrong}}]\n`,
      'fleet.yaml',
      today,
    );
    assert.deepEqual(report.findings.length, 1, wrong);
    assert.match(report.findings[0]?.code ?? '', /^fleet\/(?:shape|unknown-key)$/);
  }
});

const promised: Promised = {
  hub: 'one',
  clusters: [],
  tenants: [],
  dataSource: false,
  origin: 'manifests',
  keep: null,
  survive: surviveNothing,
  exceptions: new Map(),
  nodes: new Map(),
  logs: null,
};
