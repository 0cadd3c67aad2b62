import { at, listAt } from '../../kube/read.ts';
import { type Ask, base, type Part, type Reading } from '../engines/reading.ts';
import { fileContent } from '../objects/files.ts';
import { readAt } from '../objects/workload.ts';

/** OpenSearch Dashboards: it asks the addresses of `OPENSEARCH_HOSTS` or of `opensearch.hosts` (opensearch-dashboards@3.6.0 config/opensearch_dashboards.yml). */
export function readDashboards(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'dashboards');
  return {
    nodes: [{ kind: 'dashboards', id, ...rest }],
    listeners: [{ node: id, protocol: 'http', port: 5_601, local: false }],
    asks: hostsOf(reading).map(
      ({ address, field }): Ask => ({
        kind: 'reads-logs',
        from: id,
        address,
        wants: 'opensearch',
        readAt: readAt(reading.workload, field),
      }),
    ),
  };
}

function hostsOf(reading: Reading): readonly { readonly address: string; readonly field: string }[] {
  const { cluster, workload, container } = reading;
  const variable = container.env.get('OPENSEARCH_HOSTS');
  const field = `${container.field}.env[OPENSEARCH_HOSTS]`;
  if (variable?.kind === 'text') return listed(reading.yaml.parse(variable.text), variable.text, field);
  const path = '/usr/share/opensearch-dashboards/config/opensearch_dashboards.yml';
  const content = fileContent(cluster, workload, container, path);
  if (content.kind !== 'text') {
    reading.say('the addresses that Dashboards asks are in no object');
    return [];
  }
  const config = reading.yaml.parse(content.text);
  const hosts = at(config, 'opensearch.hosts') ?? at(config, 'opensearch', 'hosts');
  return listed(hosts, typeof hosts === 'string' ? hosts : '', container.field);
}

/** One address, or a list of them as JSON or YAML. */
function listed(
  value: unknown,
  text: string,
  field: string,
): readonly { readonly address: string; readonly field: string }[] {
  const many = listAt(value).filter((entry): entry is string => typeof entry === 'string');
  const all = many.length > 0 ? many : text === '' ? [] : [text];
  return all.map((address) => ({ address, field }));
}
