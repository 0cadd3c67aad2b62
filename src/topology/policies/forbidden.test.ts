import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { isKubeObject } from '../../kube/read.ts';
import { trace } from '../trace.ts';

const clients = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: monitoring}
spec:
  template:
    metadata: {labels: {app: query}}
    spec:
      containers:
        - name: query
          image: quay.io/thanos/thanos:v0.42.4
          args: [query, --http-address=0.0.0.0:9090, --endpoint=store.monitoring.svc:10901, --endpoint=10.0.1.1:30901, --endpoint=store.example.com:443]
          ports: [{name: http, containerPort: 9090}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: monitoring}
spec:
  serviceName: store
  template:
    metadata: {labels: {app: store}}
    spec:
      containers:
        - name: store
          image: quay.io/thanos/thanos:v0.42.4
          args: [store, --grpc-address=0.0.0.0:10901]
          ports: [{name: grpc, containerPort: 10901}]
---
apiVersion: v1
kind: Service
metadata: {name: store, namespace: monitoring}
spec: {selector: {app: store}, ports: [{name: grpc, port: 10901}]}
---
apiVersion: v1
kind: Service
metadata: {name: store-external, namespace: monitoring}
spec: {type: NodePort, selector: {app: store}, ports: [{name: grpc, port: 10901, nodePort: 30901}]}
`;

function policy(name: string, spec: string): string {
  return `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: monitoring}\nspec: ${spec}\n`;
}

/** Where the three endpoints of Query lead, or what stands in the way, with these policies in the cluster. */
function endsOf(...policies: readonly string[]): readonly string[] {
  const documents = `${clients}${policies.join('')}`.split('---').map((text): unknown => parse(text));
  const objects = documents.filter(isKubeObject);
  const { edges } = trace([{ cluster: 'hub', objects }], { nodeAddresses: new Map([['10.0.1.1', 'hub']]) });
  return edges.filter((e) => e.kind === 'queries').map((e) => e.broken ?? e.to ?? '');
}

const store = 'hub/store-gateway/monitoring/store';
const outside = '/external//store.example.com:443';

test('without policies every call passes', () => {
  assert.deepEqual(endsOf(), [store, store, outside]);
});

test('default deny stops every call at the caller', () => {
  const denied = (where: string) =>
    `NetworkPolicy monitoring/deny of hub does not let Deployment monitoring/query call ${where}`;
  assert.deepEqual(endsOf(policy('deny', '{podSelector: {}, policyTypes: [Ingress, Egress]}')), [
    denied('port 10901 of StatefulSet monitoring/store'),
    denied('port 30901 outside its cluster'),
    denied('port 443 outside its cluster'),
  ]);
});

test('what one policy allows is allowed, however many deny', () => {
  const deny = policy('deny', '{podSelector: {}, policyTypes: [Ingress, Egress]}');
  const out = policy(
    'query',
    '{podSelector: {matchLabels: {app: query}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: store}}}], ports: [{port: grpc}]}, {to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 30000, endPort: 32767}]}]}',
  );
  const inward = policy(
    'store',
    '{podSelector: {matchLabels: {app: store}}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [query]}]}}], ports: [{port: 10901}]}]}',
  );
  assert.deepEqual(endsOf(deny, out, inward), [
    store,
    'NetworkPolicy monitoring/deny (with 1 more) of hub does not let callers from outside the cluster reach port 10901 of StatefulSet monitoring/store',
    'NetworkPolicy monitoring/deny (with 1 more) of hub does not let Deployment monitoring/query call port 443 outside its cluster',
  ]);
});

test('a namespace is chosen by its labels, its own name among them; a rule without peers takes everyone', () => {
  const from = (peer: string) =>
    policy('in', `{podSelector: {matchLabels: {app: store}}, ingress: [{from: [${peer}]}]}`);
  const named = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}';
  const other = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: logging}}}';
  assert.equal(endsOf(from(named))[0], store);
  assert.equal(
    endsOf(from(other))[0],
    'NetworkPolicy monitoring/in of hub does not let Deployment monitoring/query reach port 10901 of StatefulSet monitoring/store',
  );
  assert.deepEqual(endsOf(policy('in', '{podSelector: {}, ingress: [{ports: [{protocol: TCP, port: 10901}]}]}')), [
    store,
    store,
    outside,
  ]);
});
