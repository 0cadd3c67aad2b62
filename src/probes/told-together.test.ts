import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked } from './ask.ts';
import type { Probe } from './probe.ts';
import { toldTogether } from './told-together.ts';

const probe: Probe = {
  code: 'platform/secret-missing',
  severity: 'error',
  title: 'A Secret is not there',
  why: 'Pods do not start',
  fix: 'Make it',
  refs: [],
  when: 'preflight',
  together: (cluster, briefs) => `${cluster} lacks ${briefs.join(' and ')}`,
  ask: async () => [],
};

const lacks = (cluster: string, secret: string, fix?: string, by: Probe = probe): Asked => ({
  probe: by,
  answer: {
    ...{ cluster, component: 'secrets', asked: secret, ok: false, where: { cluster, object: secret, field: '' } },
    ...{ message: `${cluster} has no ${secret}`, brief: secret },
    ...(fix === undefined ? {} : { more: { fix } }),
  },
});

const told = (...asked: readonly Asked[]): readonly string[] =>
  toldTogether(asked).map(({ where, message, fix }) =>
    'file' in where ? where.file : [where.cluster, where.object, message, fix].join(' | '),
  );

test('what one cluster lacks is one finding for each remedy, and what is alone keeps its own words', () => {
  assert.deepEqual(
    told(lacks('hub', 'a'), lacks('hub', 'b', 'Issue it'), lacks('hub', 'c'), lacks('edge', 'a'), lacks('hub', 'd')),
    [
      'hub |  | hub lacks a and c and d | Make it',
      'hub | b | hub has no b | Issue it',
      'edge | a | edge has no a | Make it',
    ],
  );
});

test('answers of a question that has no fact for several, or that say nothing in brief, are each told', () => {
  const { together: _, ...alone } = probe;
  const refused: Asked = {
    probe,
    answer: {
      ...{ cluster: 'hub', component: 'secrets', asked: 'a', ok: false },
      ...{ where: { cluster: 'hub', object: 'a', field: '' }, message: 'Not allowed' },
    },
  };
  assert.deepEqual(told(lacks('hub', 'a', undefined, alone), lacks('hub', 'b', undefined, alone)).length, 2);
  assert.deepEqual(told(refused, refused, lacks('hub', 'b')), [
    'hub | a | Not allowed | Make it',
    'hub | a | Not allowed | Make it',
    'hub | b | hub has no b | Make it',
  ]);
});
