import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from './testing/manifests.ts';
import { trace } from './trace.ts';

/** How the client of a bucket begins and how its server answers, as `true` for TLS; `null` where that is not understood. */
function ends(insecure: string, container: string, port = 9000, volumes = ''): readonly (boolean | null)[] {
  const text = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: thanos-store, namespace: m}
spec: {selector: {matchLabels: {app: t}}, template: {metadata: {labels: {app: t}}, spec: {containers: [{name: t, image: "quay.io/thanos/thanos:v0.42.4", args: [store, '--objstore.config={type: S3, config: {bucket: b, endpoint: "s3.m.svc:${port}"${insecure}}}']}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s3, namespace: m}
spec: {selector: {matchLabels: {app: s3}}, template: {metadata: {labels: {app: s3}}, spec: {volumes: [${volumes}], containers: [${container}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: s3, namespace: m}
spec: {selector: {app: s3}, ports: [{port: ${port}}]}
---`;
  return trace(clusters({ one: text })).handshakes.flatMap(({ client, server }) => [client.on, server?.on ?? null]);
}

const insecure = ', insecure: true';
const weed = (...args: readonly string[]): string =>
  `{name: s3, image: "chrislusf/seaweedfs:4.44", args: [${args.map((arg) => JSON.stringify(arg)).join(', ')}]}`;
const minio = (args: string, more = ''): string =>
  `{name: s3, image: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z", args: [${args}]${more}}`;
const secret = '{name: certs, secret: {secretName: minio-tls}}';

test('a client without `insecure` begins TLS', () => {
  assert.deepEqual(ends('', weed('server', '-s3'), 8333), [true, false]);
  assert.deepEqual(ends(', insecure: false', weed('server', '-s3'), 8333), [true, false]);
  assert.deepEqual(ends(insecure, weed('server', '-s3'), 8333), [false, false]);
});

test('SeaweedFS answers plainly without a certificate, and by TLS with one, on a port beside if that is given', () => {
  const cert = ['-s3.cert.file=/c/tls.crt', '-s3.key.file=/c/tls.key'];
  assert.deepEqual(ends(insecure, weed('server', '-s3', ...cert), 8333), [false, true]);
  assert.deepEqual(ends(insecure, weed('server', '-s3', ...cert, '-s3.port.https=8443'), 8333), [false, false]);
  assert.deepEqual(ends(insecure, weed('server', '-s3', ...cert, '-s3.port.https=8443'), 8443), [false, true]);
  assert.deepEqual(ends(insecure, weed('s3', '-port', '8000', '--cert.file', '/c/tls.crt'), 8000), [false, true]);
  assert.deepEqual(ends(insecure, weed('sh', '-ec', 'exec /usr/bin/weed s3 -port=8000\n'), 8000), [false, false]);
});

test('MinIO answers by TLS where a Secret stands in the folder of its certificates', () => {
  assert.deepEqual(ends('', minio('server, /data')), [true, false]);
  assert.deepEqual(ends('', minio('server, /data, --certs-dir=/etc/minio/certs/')), [true, false]);
  const mounted = ', volumeMounts: [{name: certs, mountPath: /etc/minio/certs}]';
  assert.deepEqual(ends(insecure, minio('server, /data, -S, /etc/minio/certs/', mounted), 9000, secret), [false, true]);
  const home = ', volumeMounts: [{name: certs, mountPath: /root/.minio/certs}]';
  assert.deepEqual(ends(insecure, minio('server, /data', home), 9000, secret), [false, true]);
});

test('RustFS answers plainly where no folder of certificates is named', () => {
  const rustfs = (env: string): string => `{name: s3, image: "rustfs/rustfs:1.0.0", env: [${env}]}`;
  assert.deepEqual(ends('', rustfs('')), [true, false]);
  assert.deepEqual(ends('', rustfs('{name: RUSTFS_ADDRESS, value: ":7000"}'), 7000), [true, false]);
  assert.deepEqual(ends('', rustfs('{name: RUSTFS_TLS_PATH, value: /tls}')), [true, null]);
});

test('what no object shows is not known: other images and ports, proxies, and certificates from elsewhere', () => {
  assert.deepEqual(ends('', '{name: s3, image: "example.com/store:1"}'), [true, null]);
  assert.deepEqual(ends('', minio('server, /data'), 9001), [true, null]);
  assert.deepEqual(ends('', minio('server, /data', ', env: [{name: MINIO_SCHEME, value: https}]')), [true, null]);
  const other = ', volumeMounts: [{name: certs, mountPath: /root/.minio/certs}]';
  assert.deepEqual(ends('', minio('server, /data', other), 9000, '{name: certs, emptyDir: {}}'), [true, null]);
  assert.deepEqual(ends('', weed('server', '-s3', '-options=/etc/weed'), 8333), [true, null]);
  assert.deepEqual(ends('', weed('server', '-s3', '-s3.port=$(PORT)'), 8333), [true, null]);
  const proxy = '{name: proxy, image: "nginx:1", ports: [{containerPort: 9000}]}';
  assert.deepEqual(ends('', `${minio('server, /data')}, ${proxy}`), [true, null]);
  assert.deepEqual(ends('', `${minio('server, /data')}, {name: other, image: "x:1"}`), [true, null]);
});
