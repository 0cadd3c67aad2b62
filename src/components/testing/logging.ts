import assert from 'node:assert/strict';
import { schemasFor } from '../../kube/schema/schemas.ts';
import { validateObject } from '../../kube/schema/validate.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { Component } from '../workload.ts';
import { modelOf } from './fleet.ts';

/**
 * A fleet with logs: `hub` and `shop` by operator, the second forwarding to the first; `lab` with a single node of its own; `idle` without.
 * `aggregator` counts the hub's; `fleet` are further lines of the file.
 */
export function loggingModel({ aggregator = 0, fleet = '' }: { aggregator?: number; fleet?: string } = {}): Model {
  return modelOf({
    store:
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}',
    fleet: `logs: {objectStore: main, keep: {search: 7d, archive: 30d}, survive: {store: 1h, link: 2h}}\n${fleet}`,
    hub: `domain: hub.example.com, metrics: {mode: sidecar}, logs: {mode: local, aggregator: ${aggregator}, store: {managers: 3, data: 3}}`,
    clusters: [
      'id: shop, domain: shop.example.com, metrics: {mode: none}, logs: {mode: forward}',
      'id: lab, domain: lab.example.com, metrics: {mode: none}, logs: {mode: local}',
      'id: idle, metrics: {mode: none}',
    ],
  });
}

/** Fails with what the definition of a kind would refuse in any object of a component. */
export async function assertFits(component: Component, model: Model, cluster: Cluster): Promise<void> {
  const objects = component.build(model, cluster)?.objects ?? [];
  assert.notDeepEqual(objects, []);
  const schemas = await schemasFor(objects);
  for (const object of objects) {
    const schema = schemas.of(object.apiVersion, object.kind);
    assert.ok(schema !== null, `${object.kind} has no definition`);
    assert.deepEqual(validateObject(schema, object), [], `${object.kind} ${object.metadata.name}`);
  }
}
