import type { Path } from '../plain.ts';
import { isReservedSecret, signingSecretOf } from '../reserved.ts';
import type { FleetRule } from '../rule.ts';
import type { Fleet } from '../schema/fleet-schema.ts';

export const secretTwice: FleetRule = {
  code: 'fleet/secret-twice',
  severity: 'error',
  title: 'A Secret has the name of another',
  why: 'Who makes a Secret writes all of it: under one name two would be mixed, or one would be lost, and what reads the other finds no key or a wrong value.',
  fix: 'Give each purpose a Secret of its own.',
  refs: ['C10', 'F16'],
  firm: true,
  check: (fleet, report) => {
    const owners = new Map<string, Use>();
    for (const use of usesIn(fleet)) {
      const { secret, path, what } = use;
      const owner = owners.get(secret);
      if (isReservedSecret(secret) || secret === signingSecretOf(fleet.tls.ca.secret))
        report(path, `The Secret \`${secret}\` of ${what} has a name that namsan and the engines need themselves`, {
          fix: 'Choose another name.',
        });
      else if (owner === undefined) owners.set(secret, use);
      else if (owner.kind !== use.kind || owner.kind === 'own')
        report(path, `The Secret \`${secret}\` of ${what} is already that of ${owner.what}`);
    }
  },
};

interface Use {
  readonly secret: string;
  readonly path: Path;
  readonly what: string;
  /** Uses of one kind other than `own` may share: stores that let in by the same keys, and whose certificates one CA signed. */
  readonly kind: 'keys' | 'ca' | 'own';
}

function usesIn({ objectStores, alerts, tls, clusters }: Fleet): readonly Use[] {
  const stores = Object.entries(objectStores).flatMap(([name, { credentials, ca }]): readonly Use[] => {
    const at = ['objectStores', name];
    const what = `the object store \`${name}\``;
    return [
      { secret: credentials.secret, path: [...at, 'credentials', 'secret'], what: `the keys of ${what}`, kind: 'keys' },
      // Keys and CA of a store in one Secret are a custom of its own, and have different keys.
      ...(ca === undefined || ca.secret === credentials.secret
        ? []
        : [{ secret: ca.secret, path: [...at, 'ca', 'secret'], what: `the CA of ${what}`, kind: 'ca' } as const]),
    ];
  });
  const alarms = (['slack', 'deadMan'] as const).flatMap((name): readonly Use[] => {
    const found = alerts[name];
    if (found === undefined) return [];
    return [{ secret: found.secret, path: ['alerts', name, 'secret'], what: `\`alerts.${name}\``, kind: 'own' }];
  });
  const scraped = clusters.flatMap(({ id, metrics: { credentials } }, i): readonly Use[] => {
    if (credentials === undefined) return [];
    const path = ['clusters', i, 'metrics', 'credentials', 'secret'];
    return [{ secret: credentials.secret, path, what: `the account that scrapes \`${id}\``, kind: 'own' }];
  });
  const fleetCa: Use = { secret: tls.ca.secret, path: ['tls', 'ca', 'secret'], what: "the fleet's CA", kind: 'ca' };
  return [fleetCa, ...stores, ...alarms, ...scraped];
}
