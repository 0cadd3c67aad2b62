import { at, listAt, stringAt } from '../../kube/read.ts';
import type { ClientTls } from '../handshake.ts';
import { fileContent } from '../objects/files.ts';
import { textsAt } from '../objects/texts.ts';
import { readAt } from '../objects/workload.ts';
import type { ReadAt } from '../topology.ts';
import { allEndpointsTls, endpointTls } from './endpoint-tls.ts';
import { listener, settingYaml } from './flag-readers.ts';
import { flagValues, listed } from './flags.ts';
import { base, type Part, type Reading } from './reading.ts';
import { readRule } from './tenant.ts';

/** Endpoint flags of every version: those before 0.38 and those that are deprecated since (thanos@v0.42.4 cmd/thanos/query.go, CHANGELOG.md). */
const endpointFlags = [
  'endpoint',
  'endpoint-strict',
  'endpoint-group',
  'endpoint-group-strict',
  'store',
  'store-strict',
] as const;

/** Thanos Query: asks the StoreAPIs of its endpoints, and answers PromQL and the StoreAPI itself. */
export function readQuery(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'querier');
  return {
    nodes: [{ kind: 'querier', id, ...rest, replicaLabels: listed(reading.flags, 'query.replica-label') }],
    listeners: [
      listener(reading, id, 'grpc', 'grpc-address', 10_901),
      listener(reading, id, 'prometheus', 'http-address', 10_902),
    ],
    tenancy: new Map([[id, readRule(reading)]]),
    asks: endpoints(reading).map(({ address, group, tls, readAt }) => ({
      kind: 'queries',
      from: id,
      address,
      wants: 'grpc',
      group,
      tls,
      readAt,
    })),
  };
}

interface Endpoint {
  readonly address: string;
  readonly group: boolean;
  readonly tls: ClientTls | null;
  readonly readAt: ReadAt;
}

function endpoints(reading: Reading): readonly Endpoint[] {
  const byFlag = endpointFlags.flatMap((name) =>
    flagValues(reading.flags, name).map(({ text, field }) => ({
      address: text,
      group: name.startsWith('endpoint-group'),
      tls: allEndpointsTls(reading),
      readAt: readAt(reading.workload, field),
    })),
  );
  return [...byFlag, ...discovered(reading), ...legacyFiles(reading)];
}

/** `--endpoint.sd-config[-file]`: `{endpoints: [{address, group?, strict?, client_config?}]}` (thanos@v0.42.4 cmd/thanos/endpointset.go). */
function discovered(reading: Reading): readonly Endpoint[] {
  const found = settingYaml(reading, 'endpoint.sd-config');
  if (found === null) return [];
  return listAt(found.value, 'endpoints').flatMap((entry, i) => {
    const address = stringAt(entry, 'address');
    if (address === undefined) return [];
    return [
      {
        address,
        group: at(entry, 'group') === true,
        tls: endpointTls(reading, found.value, entry),
        readAt: { ...found.readAt, field: `${found.readAt.field}.endpoints[${i}].address` },
      },
    ];
  });
}

/** `--store.sd-files`: Prometheus' file discovery, a list of `{targets: [address]}`. */
function legacyFiles(reading: Reading): readonly Endpoint[] {
  return flagValues(reading.flags, 'store.sd-files').flatMap(({ text }) => {
    const content = fileContent(reading.cluster, reading.workload, reading.container, text);
    if (content.kind !== 'text') {
      reading.say(`\`--store.sd-files=${text}\` cannot be read`);
      return [];
    }
    return listAt(reading.yaml.parse(content.text)).flatMap((group) =>
      textsAt(group, 'targets').map((address) => ({
        address,
        group: false,
        tls: allEndpointsTls(reading),
        readAt: content.readAt,
      })),
    );
  });
}
