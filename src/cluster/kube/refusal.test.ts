import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalIn } from '../testing/kube-contract.ts';
import type { Received } from './exchange.ts';
import { refusalOf } from './refusal.ts';

const received = (status: number, text: string, broken = ''): Received => ({
  status,
  headers: {},
  text,
  broken,
  retryAfter: null,
  unsent: false,
});
const status = (code: number, message: string, causes: readonly object[] = []): Received =>
  received(code, JSON.stringify({ kind: 'Status', code, message, details: { causes } }));
const told = (answer: Received) => refusalIn(refusalOf('edge-1', 'Deployment monitoring/x', answer));

test('a field of another manager names the manager and the field', () => {
  const causes = [
    { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit" using apps/v1', field: '.spec.replicas' },
  ];
  assert.deepEqual(
    told(
      status(409, 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas', causes),
    ),
    {
      kind: 'conflict',
      status: 409,
      message:
        'The API server of edge-1 refused Deployment monitoring/x: Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas.',
      conflicts: [{ manager: 'kubectl-edit', field: '.spec.replicas' }],
    },
  );
});

test('each reason of a refusal is told as what it is', () => {
  const kinds = [
    status(401, 'Unauthorized'),
    status(403, 'deployments.apps is forbidden'),
    status(404, 'namespaces "x" not found'),
    status(422, 'spec.replicas: Invalid value'),
    status(400, 'admission webhook "policy.example.com" denied the request: no'),
    status(500, 'Internal error occurred: failed calling webhook "a.b": connection refused'),
    status(422, "ValidatingAdmissionPolicy 'few' with binding 'all' denied request: too many"),
    status(429, 'too many requests'),
    received(502, '<html>Bad Gateway</html>\nmore'),
    received(0, 'connect ECONNREFUSED 10.0.0.1:6443', 'ECONNREFUSED'),
    received(0, 'The operation was aborted', 'ABORT_ERR'),
  ].map((answer) => told(answer).kind);
  assert.deepEqual(kinds, [
    ...['unauthorized', 'forbidden', 'not-found', 'invalid', 'webhook', 'webhook', 'webhook', 'throttled'],
    ...['server', 'unreachable', 'cancelled'],
  ]);
});

test('what is no answer of an API server is told by its first line, and a page of HTML by its status, without tags', () => {
  const said = (answer: Received): string =>
    told(answer).message.replace('The API server of edge-1 refused Deployment monitoring/x: ', '');
  assert.deepEqual(
    [
      received(502, '<html>Bad Gateway</html>\nmore'),
      received(503, '\n  <!DOCTYPE html>\n<html><body><h1>503 Service Unavailable</h1>\n'),
      received(403, '<?xml version="1.0"?><Error/>'),
      received(503, 'no server is available\nmore'),
      received(503, ''),
    ].map(said),
    [
      '502, with a page of HTML.',
      '503, with a page of HTML.',
      '403, with a page of XML.',
      'no server is available.',
      '503, without a word.',
    ],
  );
  assert.equal(
    told(received(401, '<html>Who are you?</html>')).message,
    'The API server of edge-1 does not accept the credentials: 401, with a page of HTML.',
  );
  assert.equal(
    told(received(0, 'connect ECONNREFUSED 10.0.0.1:6443', 'ECONNREFUSED')).message,
    'The API server of edge-1 does not answer: connect ECONNREFUSED 10.0.0.1:6443.',
  );
});

test('a redirect is told with where it leads, without what may be a token', () => {
  const to = (code: number, location?: string) =>
    told({ ...received(code, '<a href="x">Found</a>'), headers: location === undefined ? {} : { location } });
  const told302 = to(302, 'https://me:mine@login.example.com:8443/oauth2/start?state=mine&code=mine#mine');
  assert.deepEqual(told302, {
    kind: 'unusable',
    status: 302,
    message:
      'What answers for edge-1 is no API server: it redirects to `login.example.com:8443/oauth2/start` (302), as a sign-in page or a proxy does.',
    conflicts: [],
  });
  const places = [to(301, '/sign-in?rd=mine'), to(307, 'sign-in'), to(308, '//other.example.com'), to(302)];
  assert.deepEqual(
    places.map(({ message }) => /redirects(.*), as/.exec(message)?.[1]),
    [' to `/sign-in` (301)', ' to `/sign-in` (307)', ' to `other.example.com/` (308)', ' (302)'],
  );
});
