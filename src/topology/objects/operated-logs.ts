import type { KubeObject, Labels } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type ConfigMapTexts, containersOf } from './containers.ts';
import type { Service, ServicePort } from './service.ts';
import { spreadOf } from './spread.ts';
import { volumesOf } from './volumes.ts';
import type { Container, Volume, Workload } from './workload.ts';
import { replicaCount } from './workloads.ts';

/** What the Fluent Operator or the OpenSearch operator makes of one of its resources. */
export interface OperatedLogs {
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
}

/** The pods and Services of a FluentBit, a Collector or an OpenSearchCluster; `null` for any other object. */
export function operatedLogs(cluster: string, object: KubeObject, texts: ConfigMapTexts): OperatedLogs | null {
  const group = object.apiVersion.split('/')[0] ?? '';
  if (group === 'fluentbit.fluent.io' && (object.kind === 'FluentBit' || object.kind === 'Collector'))
    return fluentBit(cluster, object, texts);
  const ofOpenSearch = group === 'opensearch.org' || group === 'opensearch.opster.io';
  return ofOpenSearch && object.kind === 'OpenSearchCluster' ? openSearch(cluster, object) : null;
}

function workload(cluster: string, object: KubeObject, name: string, own: Partial<Workload>): Workload {
  return {
    cluster,
    namespace: namespaceOf(object),
    name,
    object: objectName(object),
    resource: object,
    replicas: 1,
    podLabels: {},
    podPrefix: null,
    firstOrdinal: 0,
    governingService: '',
    hostNetwork: at(object, 'spec', 'hostNetwork') === true,
    containers: [],
    volumes: [],
    spread: spreadOf(at(object, 'spec'), own.podLabels ?? {}, object.kind === 'FluentBit'),
    ...own,
  };
}

/**
 * A FluentBit is a DaemonSet with its position database at `/fluent-bit/tail`, a Collector a StatefulSet with a claim at its buffer path; both
 * have their resource's labels and a Service of their name (fluent-operator@v3.10.0 pkg/operator/daemonset.go, collector-statefulset.go,
 * collector-service.go, fluent-bit-service.go).
 */
function fluentBit(cluster: string, object: KubeObject, texts: ConfigMapTexts): OperatedLogs {
  const spec = at(object, 'spec');
  const { name } = object.metadata;
  const collects = object.kind === 'FluentBit';
  const labels = { ...stringsAt(object, 'metadata', 'labels'), ...stringsAt(spec, 'labels') };
  const own = {
    name: 'fluent-bit',
    image: stringAt(spec, 'image') ?? '',
    env: listAt(spec, 'envVars'),
    args: listAt(spec, 'args'),
    ports: [{ name: 'metrics', containerPort: numberAt(spec, 'metricsPort') ?? 2_020 }, ...listAt(spec, 'ports')],
    volumeMounts: [
      ...listAt(spec, 'volumesMounts'),
      collects
        ? { name: 'positions', mountPath: '/fluent-bit/tail' }
        : { name: `${name}-buffer-pvc`, mountPath: stringAt(spec, 'bufferPath') ?? '/buffers/fluentbit/log' },
    ],
  };
  const [container] = containersOf({ containers: [own] }, 'spec', namespaceOf(object), texts);
  const claim: readonly Volume[] = [{ name: `${name}-buffer-pvc`, persistent: true, files: [] }];
  const position = volumesOf({ volumes: [{ name: 'positions', ...mapAt(spec, 'positionDB') }] }, []);
  const ports = container?.ports.map((p): ServicePort => ({ ...p, target: p.port, nodePort: null })) ?? [];
  return {
    workloads: [
      workload(cluster, object, name, {
        replicas: collects ? 1 : replicaCount(numberAt(spec, 'replicas')),
        podLabels: labels,
        podPrefix: collects ? null : name,
        containers: container === undefined ? [] : [{ ...container, field: 'spec' }],
        volumes: [...volumesOf(spec, []), ...(collects ? position : claim)],
      }),
    ],
    services:
      at(spec, 'disableService') === true
        ? []
        : [service(cluster, object, stringAt(spec, 'service', 'name') ?? name, labels, ports)],
  };
}

/** Labels and names of opensearch-k8s-operator@v3.0.2 pkg/builders/cluster.go and dashboards.go. */
const clusterLabel = 'opensearch.org/opensearch-cluster';
const poolLabel = 'opensearch.org/opensearch-nodepool';
const dashboardsLabel = 'opensearch.cluster.dashboards';

function openSearch(cluster: string, object: KubeObject): OperatedLogs {
  const spec = at(object, 'spec');
  const { name } = object.metadata;
  const port = numberAt(spec, 'general', 'httpPort') ?? 9_200;
  const api: ServicePort = { name: 'http', port, target: port, nodePort: null };
  const pools = listAt(spec, 'nodePools').map((pool): Workload => {
    const component = stringAt(pool, 'component') ?? '';
    const ports = [{ name: 'http', port, hostPort: null }];
    return workload(cluster, object, `${name}-${component}`, {
      replicas: replicaCount(numberAt(pool, 'replicas')),
      podLabels: { [clusterLabel]: name, [poolLabel]: component },
      podPrefix: `${name}-${component}`,
      governingService: `${name}-${component}`,
      containers: [server('opensearch', stringAt(spec, 'general', 'image') ?? 'opensearch', ports)],
    });
  });
  const called = stringAt(spec, 'general', 'serviceName') ?? name;
  const services = [service(cluster, object, called, { [clusterLabel]: name }, [api])];
  if (at(spec, 'dashboards', 'enable') !== true) return { workloads: pools, services };
  const web = [{ name: 'http', port: 5_601, hostPort: null }];
  const scheme = at(spec, 'security', 'tls', 'http', 'enabled') === false ? 'http' : 'https';
  const dashboards = server('dashboards', 'opensearch-dashboards', web, `${scheme}://${called}:${port}`);
  const shown = `${name}-dashboards`;
  const pages: ServicePort = { name: 'http', port: 5_601, target: 5_601, nodePort: null };
  return {
    workloads: [
      ...pools,
      workload(cluster, object, shown, {
        replicas: replicaCount(numberAt(spec, 'dashboards', 'replicas')),
        podLabels: { [dashboardsLabel]: name },
        containers: [{ ...dashboards, field: 'spec.dashboards' }],
      }),
    ],
    services: [...services, service(cluster, object, shown, { [dashboardsLabel]: name }, [pages])],
  };
}

function server(name: string, image: string, ports: Container['ports'], hosts?: string): Container {
  const env: Container['env'] =
    hosts === undefined ? new Map() : new Map([['OPENSEARCH_HOSTS', { kind: 'text', text: hosts }]]);
  return { name, image, command: [], args: [], env, ports, mounts: [], field: 'spec' };
}

function service(
  cluster: string,
  object: KubeObject,
  name: string,
  selector: Labels,
  ports: readonly ServicePort[],
): Service {
  return {
    cluster,
    namespace: namespaceOf(object),
    name,
    headless: false,
    externalName: null,
    selector,
    ports,
    addresses: [],
  };
}
