import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../kube/objects.ts';
import type { TypedObject } from '../kube/types.gen.ts';
import { flagStatus, thanosCommands } from '../model/facts/thanos-flags.ts';
import type { Model } from '../model/model.ts';
import { images, versions } from '../model/versions.ts';
import { components } from './list.ts';
import { modelOf } from './testing/fleet.ts';

/** Hidden in the help, and documented in docs/components/receive.md: limits have no other way in. */
const documentedThough = ['receive --receive.limits-config-file'];

const everything: readonly Model[] = [
  modelOf({
    hub: 'domain: h.example.com, metrics: {mode: agent}',
    metrics:
      'bucketWeb: true, survive: {link: 1h}, store: {shards: 2, indexCache: memcached}, query: {frontend: {cache: memcached}}',
    clusters: ['id: edge, metrics: {mode: sidecar}'],
  }),
  modelOf({ metrics: 'store: {shards: 2, shardBy: time}' }),
];

test('every Thanos process is started with flags that its version shows, with a value where one is taken, and once', () => {
  const faults = everything.flatMap((model) =>
    components.flatMap((component) =>
      (component.build(model, model.hub)?.objects ?? []).flatMap(thanosArgs).flatMap(faultsOf),
    ),
  );
  assert.deepEqual(
    [...new Set(faults)],
    documentedThough.map((flag) => `${flag}: hidden`),
  );
});

test('all Thanos processes of a hub are looked at', () => {
  const commands = everything.flatMap((model) =>
    components.flatMap((component) =>
      (component.build(model, model.hub)?.objects ?? []).flatMap(thanosArgs).map(commandOf),
    ),
  );
  assert.deepEqual([...new Set(commands)].sort(), [
    'compact',
    'query',
    'query-frontend',
    'receive',
    'store',
    'tools bucket web',
  ]);
});

function thanosArgs(object: KubeObject): readonly (readonly string[])[] {
  if (!isWorkload(object)) return [];
  return object.spec.template.spec.containers
    .filter(({ image }) => image === images.thanos)
    .map(({ args }) => args ?? []);
}

function isWorkload(object: KubeObject): object is Extract<TypedObject, { kind: 'Deployment' | 'StatefulSet' }> {
  return object.kind === 'Deployment' || object.kind === 'StatefulSet';
}

function commandOf(args: readonly string[]): string {
  return args.filter((arg) => !arg.startsWith('--')).join(' ');
}

function faultsOf(args: readonly string[]): readonly string[] {
  const command = commandOf(args);
  assert.ok(thanosCommands.includes(command), command);
  const flags = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('='));
  return flags.flatMap(([flag = '', value]) => {
    const known = flagStatus(command, flag, versions.thanos);
    const said = `${command} --${flag}`;
    if (known.status !== 'known') return [`${said}: ${known.status}`];
    if (known.takesValue !== (value !== undefined)) return [`${said}: value`];
    return known.repeatable || flags.filter(([other]) => other === flag).length === 1 ? [] : [`${said}: repeated`];
  });
}
