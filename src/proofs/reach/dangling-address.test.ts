import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, proved } from '../testing/flows.ts';
import { danglingAddress } from './dangling-address.ts';

test('addresses that resolve raise nothing', () => {
  assert.deepEqual(proved(danglingAddress, healthy()), []);
});

test('an address behind which nothing stands is told with the hop where it ends', () => {
  const flows = healthy();
  assert.deepEqual(proved(danglingAddress, { ...flows, edges: [...flows.edges, 'query queries gone'] }), [
    {
      code: 'reach/dangling-address',
      severity: 'error',
      where: { cluster: 'hub', object: 'querier query', field: 'spec' },
      message: 'Nothing answers at `gone`, which querier `query` of `hub` names: no Service `gone`',
      why: danglingAddress.why,
      fix: danglingAddress.fix,
      refs: danglingAddress.refs,
      counterexample: { stream: 'querier `query` of `hub`', interval: '', hops: ['gone', 'no Service `gone`'] },
    },
  ]);
});
