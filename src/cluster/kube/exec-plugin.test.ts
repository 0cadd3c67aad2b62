import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answerOf, refusalIn } from '../testing/kube-contract.ts';
import { type PluginCall, pluginMs, runPlugin } from './exec-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-plugin-'));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

function plugin(script: string, more: Partial<PluginCall> = {}, exec: object = {}): PluginCall {
  count += 1;
  const command = join(folder, `plugin-${count}`);
  writeFileSync(command, `#!/bin/sh\n${script}\n`);
  chmodSync(command, 0o700);
  return {
    cluster: 'edge-1',
    server: { name: 'one', server: 'https://example.com', skipTLSVerify: false, caData: 'Y2E=' },
    exec: { apiVersion: 'client.authentication.k8s.io/v1', command, ...exec },
    environment: process.env,
    signal: new AbortController().signal,
    ...more,
  };
}

const credential = (status: string): string => `echo '{"kind":"ExecCredential","status":${status}}'`;

test('a token, a certificate and their end are taken from what a plugin prints', async () => {
  assert.deepEqual(answerOf(await runPlugin(plugin(credential('{"token":"t"}')))), {
    token: 't',
    until: Number.POSITIVE_INFINITY,
  });
  const both = credential(
    '{"clientCertificateData":"c","clientKeyData":"k","expirationTimestamp":"2026-01-01T00:00:00Z"}',
  );
  assert.deepEqual(answerOf(await runPlugin(plugin(both))), { cert: 'c', key: 'k', until: Date.UTC(2026, 0, 1) });
});

test('a plugin is told what kubectl tells it, and has its arguments and variables', async () => {
  const say = `printf '%s' "$KUBERNETES_EXEC_INFO" | sed 's/"/\\\\"/g' > ${folder}/info; ${credential('{"token":"\'"$1-$WORD-$(cat info)"\'"}')}`;
  const exec = { args: ['a'], env: [{ name: 'WORD', value: 'b' }], provideClusterInfo: true };
  const script = `cd ${folder}; ${say}`;
  const said = answerOf(await runPlugin(plugin(script, {}, exec))).token ?? '';
  assert.equal(said.slice(0, 4), 'a-b-');
  assert.deepEqual(JSON.parse(said.slice(4)), {
    kind: 'ExecCredential',
    apiVersion: 'client.authentication.k8s.io/v1',
    spec: { cluster: { server: 'https://example.com', 'certificate-authority-data': 'Y2E=' }, interactive: false },
  });
});

test('a plugin that fails is told with its last words, and never with what it printed as credentials', async () => {
  const of = async (call: PluginCall): Promise<string> => {
    const { kind, message } = refusalIn(await runPlugin(call));
    assert.equal(kind, 'unauthorized');
    return message.replace(/`[^`]*`/, '`plugin`');
  };
  const gave = 'The plugin `plugin` gave no credentials for edge-1:';
  assert.equal(
    await of(plugin("printf '\\n\\nThe session has expired.\\n' >&2; echo printed; exit 3")),
    `${gave} it ended with 3: The session has expired.`,
  );
  assert.equal(
    await of(plugin('echo printed')),
    `${gave} what it printed is no ExecCredential with a token or a certificate.`,
  );
  assert.equal(await of(plugin('', {}, { command: 'no-such-plugin-of-namsan' })), `${gave} it is not on PATH.`);
});

test('a plugin has no input to wait for, is not waited for without end, and ends with the run', async () => {
  assert.match(refusalIn(await runPlugin(plugin('read line'), pluginMs)).message, /ended with 1\.$/);
  assert.match(
    refusalIn(await runPlugin(plugin('exec sleep 600'), 50)).message,
    /did not end within 0\.05 s; log in by hand first\.$/,
  );
  const controller = new AbortController();
  const running = runPlugin(plugin('exec sleep 600', { signal: controller.signal }));
  controller.abort();
  assert.equal(refusalIn(await running).kind, 'cancelled');
});
