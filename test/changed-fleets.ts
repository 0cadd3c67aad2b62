import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../src/fleet/load.ts';
import type { Model } from '../src/model/model.ts';
import { resolve } from '../src/model/resolve.ts';

const examples = ['sidecar', 'operator', 'kind', 'receive', 'mixed'].map(
  (name) => [name, readFileSync(join(import.meta.dirname, '..', 'examples', name, 'fleet.yaml'), 'utf8')] as const,
);

/** Changes of a fleet file by which other Secrets are needed; one that a file does not admit is passed over. */
const changes: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['private CA', (text) => `${without(text, 'tls')}\ntls: {issuer: private-ca, ca: {secret: company-ca}}\n`],
  ['public CA', (text) => `${without(text, 'tls')}\ntls: {issuer: acme, email: ops@example.com}\n`],
  ['mutual proof', (text) => `${without(text, 'tls')}\ntls: {issuer: private-ca, mutual: true}\n`],
  [
    'store with a CA',
    (text) => text.replace(/credentials: \{secret: s3-credentials\}/, '$&\n    ca: {secret: store-ca}'),
  ],
  [
    'retired parts',
    (text) => text.replace('profile: strict', 'profile: compat').replace('provider: seaweedfs', 'provider: minio'),
  ],
  ['alerts', (text) => `${without(text, 'alerts')}\nalerts: {slack: {secret: chat}, deadMan: {secret: pulse}}\n`],
  ['Grafana everywhere', (text) => text.replaceAll(/^( +)role: edge.*$/gm, '$&\n$1grafana: local')],
  ['agents', (text) => text.replaceAll(/metrics: \{mode: (?:sidecar|scrape)[^\n]*\}$/gm, 'metrics: {mode: agent}')],
  ['sidecars', (text) => text.replaceAll(/metrics: \{mode: (?:agent|scrape)[^\n]*\}$/gm, 'metrics: {mode: sidecar}')],
  [
    'node ports',
    (text) =>
      text.replaceAll(/^ +domain:.*$\n/gm, '').replaceAll(/expose: \{via: [^}]*\}/g, 'expose: {via: node-port}'),
  ],
];

/** A fleet and its name in a test. */
export interface ChangedFleet {
  readonly name: string;
  readonly model: Model;
}

/** Every example with every change that its file admits: some fifty fleets that need different parts of the platform. */
export function changedFleets(): readonly ChangedFleet[] {
  return examples.flatMap(([example, text]) =>
    changes.flatMap(([change, of]) => {
      const { fleet } = loadFleet(of(text), 'fleet.yaml');
      return fleet === null ? [] : [{ name: `${example}, ${change}`, model: resolve(fleet) }];
    }),
  );
}

function without(text: string, section: string): string {
  return text.replace(new RegExp(`^${section}:.*$`, 'm'), '');
}
