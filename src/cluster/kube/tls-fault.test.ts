import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tlsFault } from './tls-fault.ts';

const use = (cluster: object): Parameters<typeof tlsFault>[1] => ({
  cluster: { name: 'c', server: 'https://one.example.com', skipTLSVerify: false, ...cluster },
  user: { name: 'u' },
});

test('a server whose certificate another authority signed is told so, and whether the kubeconfig names one', () => {
  for (const code of ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_SIGNATURE_FAILURE']) {
    for (const named of [{ caData: 'x' }, { caFile: '/pki/ca.crt' }])
      assert.equal(
        tlsFault(code, use(named)),
        'its certificate is not signed by the certificate authority that the kubeconfig names',
      );
    assert.equal(
      tlsFault(code, use({})),
      'its certificate is not signed by a certificate authority that is known, and the kubeconfig names none',
    );
  }
});

test('another reason of a broken connection keeps its own words', () => {
  for (const code of ['CERT_HAS_EXPIRED', 'ECONNREFUSED', undefined]) assert.equal(tlsFault(code, use({})), null);
});
