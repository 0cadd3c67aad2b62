import type { KubeObject, Labels } from '../../kube/objects.ts';
import { listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { textsAt } from './texts.ts';

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** A number, or the name of a container port. */
  readonly target: number | string;
  readonly nodePort: number | null;
}

/** A Service as addresses need it: written by someone, or made by an operator for its resource. */
export interface Service {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly headless: boolean;
  readonly externalName: string | null;
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  /** Addresses outside the cluster: of its load balancer and external ones. */
  readonly addresses: readonly string[];
}

/** Annotations by which a Service asks Cilium for addresses (cilium@v1.20.0 pkg/annotation LBIPAMIPsKey and its older spelling). */
const addressAnnotations = ['lbipam.cilium.io/ips', 'io.cilium/lb-ipam-ips'];
/** Annotations that give the address of a balancer to MetalLB (metallb@v0.15 controller), and its names to external-dns (external-dns@v0.19 source/annotations). */
const furtherAnnotations = [
  'metallb.io/loadBalancerIPs',
  'metallb.universe.tf/loadBalancerIPs',
  'external-dns.alpha.kubernetes.io/hostname',
];

/** A Service as far as addresses are followed through it. */
export function serviceOf(cluster: string, object: KubeObject): Service {
  const type = stringAt(object, 'spec', 'type') ?? 'ClusterIP';
  return {
    cluster,
    namespace: namespaceOf(object),
    name: object.metadata.name,
    headless: stringAt(object, 'spec', 'clusterIP') === 'None',
    externalName: type === 'ExternalName' ? (stringAt(object, 'spec', 'externalName') ?? '') : null,
    selector: stringsAt(object, 'spec', 'selector'),
    ports: listAt(object, 'spec', 'ports').flatMap((raw) => portOf(raw, type)),
    addresses: [...balancerAddresses(object, type), ...textsAt(object, 'spec', 'externalIPs')],
  };
}

function balancerAddresses(object: KubeObject, type: string): readonly string[] {
  if (type !== 'LoadBalancer') return [];
  const annotations = stringsAt(object, 'metadata', 'annotations');
  const asked = [...addressAnnotations, ...furtherAnnotations].flatMap((key) => (annotations[key] ?? '').split(','));
  const given = listAt(object, 'status', 'loadBalancer', 'ingress').flatMap((entry) => [
    stringAt(entry, 'ip') ?? '',
    stringAt(entry, 'hostname') ?? '',
  ]);
  const all = [...asked, stringAt(object, 'spec', 'loadBalancerIP') ?? '', ...given];
  return [
    ...new Set(
      all
        .map((address) => address.trim())
        .filter((address) => address !== '')
        .map((address) => address.toLowerCase()),
    ),
  ];
}

/** A node port stands open only where the type of the Service has one; the API server refuses it elsewhere. */
function portOf(raw: unknown, type: string): readonly ServicePort[] {
  const port = numberAt(raw, 'port');
  if (port === undefined || (stringAt(raw, 'protocol') ?? 'TCP') !== 'TCP') return [];
  const target = numberAt(raw, 'targetPort') ?? stringAt(raw, 'targetPort') ?? port;
  const nodePort = type === 'NodePort' || type === 'LoadBalancer' ? numberAt(raw, 'nodePort') : undefined;
  return [{ name: stringAt(raw, 'name') ?? '', port, target, nodePort: nodePort ?? null }];
}

/** `Service namespace/name` */
export function serviceTitle(service: Service): string {
  return `Service ${service.namespace}/${service.name}`;
}
