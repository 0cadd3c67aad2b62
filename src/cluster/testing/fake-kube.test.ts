import { fakeKube } from './fake-kube.ts';
import { kubeContract } from './kube-contract.ts';

kubeContract('in memory', async () => {
  const client = fakeKube('one');
  return {
    client,
    other: async (object) => {
      client.put(object as typeof object & { readonly [key: string]: unknown }, 'other');
    },
  };
});
