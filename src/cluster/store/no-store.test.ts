import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { openStore } from './open.ts';

/** What is said of a bucket whose store answers everything like this; the address is written `here`. */
async function said(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<readonly [string, number, string] | unknown> {
  const [store] = modelOf().objectStores;
  assert.ok(store !== undefined);
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKey: 'a', secretKey: 'b' };
  const signal = new AbortController().signal;
  const client = await openStore({ ...store, scheme: 'http', endpoint }, keys, { signal });
  try {
    const outcome = await client.bucket('blocks');
    if (outcome.ok) return outcome.value;
    const { kind, status: seen, message } = outcome.refusal;
    return [kind, seen, message.replaceAll(endpoint, 'here')];
  } finally {
    client.close();
    server.close();
    server.closeAllConnections();
  }
}

const none = 'What answers at the object store `main` (http://here) is no object store: it';
const port = 'The API of a store is often at another port than its console.';

test('a page of HTML is no empty bucket that is open to everybody', async () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const page = '<!doctype html><html><head><title>Console</title></head></html>';
  assert.deepEqual(await said(200, html, page), [
    'unusable',
    200,
    `${none} answers with a page of HTML (200). ${port}`,
  ]);
  assert.deepEqual(await said(404, html, page), [
    'unusable',
    404,
    `${none} answers with a page of HTML (404). ${port}`,
  ]);
  assert.deepEqual(await said(200, { 'content-type': 'application/json' }, '{}'), [
    'unusable',
    200,
    `${none} answers in JSON (200). ${port}`,
  ]);
});

test('what sends to a sign-in page is told with where it sends to', async () => {
  assert.deepEqual(await said(302, { location: 'https://login.example.com/' }, ''), [
    'unusable',
    302,
    `${none} sends to \`https://login.example.com/\` (302). ${port}`,
  ]);
});

test('an answer that cannot be read is told without words of the SDK', async () => {
  assert.deepEqual(await said(200, {}, '{"a":'), [
    'unusable',
    200,
    "The object store `main` (http://here) answers with 200 and with what is no S3 API's XML.",
  ]);
});

test('a store that keeps its own word for a redirect, and one whose list is XML, are taken for stores', async () => {
  const xml = { 'content-type': 'application/xml' };
  const moved = '<Error><Code>PermanentRedirect</Code><Message>Elsewhere</Message></Error>';
  assert.deepEqual(await said(301, { ...xml, location: 'http://other.example.com/' }, moved), [
    'unusable',
    301,
    'The object store `main` (http://here) is not in the region `us-east-1`.',
  ]);
  assert.deepEqual(await said(200, xml, '<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>'), {
    public: true,
    expiry: [],
    versioned: false,
    versionExpiry: [],
  });
});
