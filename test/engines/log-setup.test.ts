import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type RenderedLogs, renderedLogs } from './harness/log-definitions.ts';
import { freePort } from './harness/ports.ts';
import { run } from './harness/processes.ts';
import { filesIn, type SearchNode, startSearch } from './harness/search.ts';
import { bodySchemas } from './log-bodies.ts';

/** The rendered Job on this machine: its own script, with files in folders here. */
const everywhere = renderedLogs();
const single = everywhere.find(({ setup }) => 'ism-policy.logs.json' in setup);
const operated = everywhere.find(({ setup }) => !('ism-policy.logs.json' in setup));
/** Signs that a shell, JSON and a configuration file have a meaning for. */
const password = 'a"b\\c $d';

interface Asked {
  readonly call: string;
  readonly user: string;
  readonly body: string;
}

/** Answers like OpenSearch with its plugins: a policy is there from its second request on. */
function pretend(asked: Asked[], known: Set<string>): Server {
  return createServer((request, response) => {
    void textOf(request).then((body) => {
      const [path = ''] = (request.url ?? '').split('?');
      const [, token = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
      asked.push({ call: `${request.method} ${request.url}`, user: atob(token), body });
      const policy = /^\/_plugins\/_(?:ism\/policies|sm\/policies)\//.test(path);
      const missing = policy && request.method === 'GET' && !known.has(path);
      if (policy && request.method !== 'GET') known.add(path);
      response.writeHead(missing ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ _id: 'logs', _version: 3, _seq_no: 41, _primary_term: 2, policy: { _seq_no: 7 } }));
    });
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += String(part);
  return text;
}

async function runSetup(
  logs: RenderedLogs,
  url: string,
  definitions: Readonly<Record<string, string>>,
  dashboards = url,
): Promise<{ readonly code: number | null; readonly log: string }> {
  const own = 'user.admin.json' in definitions;
  const folder = filesIn('setup', {
    ...Object.fromEntries(Object.entries(definitions).map(([key, text]) => [`setup/${key}`, text])),
    'credentials/admin/username': 'admin',
    ...Object.fromEntries(
      ['admin', 'opensearch-writer', 'opensearch-dashboards', 'opensearch-monitor'].map((name) => [
        `credentials/${name}/password`,
        password,
      ]),
    ),
    ...(own ? { 'admin/tls.crt': '', 'admin/tls.key': '' } : {}),
  });
  const script = (logs.setup['setup.sh'] ?? '')
    .replaceAll('/setup/', `${folder}/setup/`)
    .replaceAll('"/credentials/', `"${folder}/credentials/`)
    .replaceAll('/ca/ca.crt', `${folder}/ca.crt`)
    .replaceAll(' /admin', ` ${folder}/admin`);
  const env = { STORE: url, DASHBOARDS: dashboards, REPOSITORY: 'archive', PATTERNS: 'logs-k8s-*,logs-host-*' };
  return run({ name: 'setup', command: 'bash', args: ['-c', script], env, cwd: join(folder) }, 120_000);
}

test('bodies for plugins that cannot be had here are those of their documentation', () => {
  let judged = 0;
  for (const { example, cluster, definitions } of everywhere)
    for (const [key, body] of Object.entries(definitions)) {
      const schema = bodySchemas[key.split('.')[0] ?? ''];
      if (schema === undefined) continue;
      judged += 1;
      assert.deepEqual(schema.safeParse(body).error?.issues ?? [], [], `${example}/${cluster} ${key}`);
    }
  assert.ok(judged > everywhere.length, 'Too few bodies were judged.');
});

test('the Job of a single node sets users by certificate, then the rest by password, in an order that holds', async () => {
  assert.ok(single !== undefined);
  const asked: Asked[] = [];
  const known = new Set<string>();
  const server = pretend(asked, known);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    const { 'setup.sh': _, ...definitions } = single.setup;
    const first = await runSetup(single, `http://127.0.0.1:${port}`, definitions);
    assert.equal(first.code, 0, first.log);
    const health = 'GET /_cluster/health?wait_for_status=yellow&timeout=4s';
    const security = '/_plugins/_security/api';
    assert.deepEqual(
      asked.map(({ call }) => call),
      [
        health,
        ...['admin', 'fluent-bit', 'kibanaserver', 'prometheus'].map((u) => `PUT ${security}/internalusers/${u}`),
        health,
        ...['log-writer', 'metrics-reader'].map((r) => `PUT ${security}/roles/${r}`),
        ...['log-writer', 'metrics-reader'].map((r) => `PUT ${security}/rolesmapping/${r}`),
        'PUT /_index_template/logs-host',
        'PUT /_index_template/logs-k8s',
        'GET /_plugins/_ism/policies/logs',
        'PUT /_plugins/_ism/policies/logs',
        'POST /_plugins/_ism/add/logs-k8s-*,logs-host-*',
        'POST /_plugins/_ism/change_policy/logs-k8s-*,logs-host-*',
        'PUT /_snapshot/archive',
        'GET /_snapshot/archive',
        'GET /_plugins/_sm/policies/logs',
        'POST /_plugins/_sm/policies/logs',
        'GET /api/status',
        'POST /api/saved_objects/index-pattern/logs-host?overwrite=true',
        'POST /api/saved_objects/index-pattern/logs-k8s?overwrite=true',
      ],
    );
    assert.deepEqual(
      asked.slice(0, 6).map(({ user }) => user),
      ['', '', '', '', '', `admin:${password}`],
    );
    assert.deepEqual(JSON.parse(asked[1]?.body ?? ''), { password, backend_roles: ['admin'] });
    assert.deepEqual(JSON.parse(asked[2]?.body ?? ''), { password, backend_roles: [] });

    asked.length = 0;
    const second = await runSetup(single, `http://127.0.0.1:${port}`, definitions);
    assert.equal(second.code, 0, second.log);
    assert.deepEqual(
      asked.map(({ call }) => call).filter((call) => call.includes('if_seq_no')),
      [
        'PUT /_plugins/_ism/policies/logs?if_seq_no=41&if_primary_term=2',
        'PUT /_plugins/_sm/policies/logs?if_seq_no=41&if_primary_term=2',
      ],
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('the Job beside the operator sends what the operator cannot, by password', async () => {
  assert.ok(operated !== undefined);
  const asked: Asked[] = [];
  const server = pretend(asked, new Set());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    const { 'setup.sh': _, ...definitions } = operated.setup;
    const { code, log } = await runSetup(operated, `http://127.0.0.1:${port}`, definitions);
    assert.equal(code, 0, log);
    assert.deepEqual(new Set(asked.map(({ user }) => user)), new Set([`admin:${password}`]));
    assert.deepEqual(
      asked.map(({ call }) => call).filter((call) => !call.startsWith('GET')),
      [
        'POST /_plugins/_sm/policies/logs',
        'POST /api/saved_objects/index-pattern/logs-host?overwrite=true',
        'POST /api/saved_objects/index-pattern/logs-k8s?overwrite=true',
      ],
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

let node: SearchNode;
before(async () => {
  node = await startSearch();
});
after(() => node?.running.stop());

test('against OpenSearch the Job brings the templates as often as it runs, and stops with the reason where one is refused', async () => {
  assert.ok(single !== undefined);
  const templates = Object.fromEntries(
    Object.entries(single.setup).filter(([key]) => key.startsWith('index-template.')),
  );
  // A repository in a folder of the node: the S3 service has a test of its own.
  const repository = JSON.stringify({ type: 'fs', settings: { location: 'archive' } });
  const definitions = { ...templates, 'snapshot-repository.archive.json': repository };
  for (const _ of ['first', 'second']) {
    const { code, log } = await runSetup(single, node.url, definitions, '');
    assert.equal(code, 0, log);
    assert.deepEqual(log.trim().split('\n'), [
      'index template logs-host: done',
      'index template logs-k8s: done',
      'snapshot repository archive: done',
    ]);
  }
  const { body } = await node.ask('GET', '/_index_template/logs-*');
  assert.equal(JSON.stringify(body).includes('flat_object'), true);
  const wrong = { 'index-template.logs-k8s.json': '{"index_patterns": ["logs-k8s-*"], "templates": {}}' };
  const refused = await runSetup(single, node.url, wrong, '');
  assert.equal(refused.code, 1);
  assert.match(refused.log, /index template logs-k8s was answered with 400/);
});
