import type { Container, EnvVar, ResourceRequirements, VolumeMount } from '../../kube/types.gen.ts';
import { portNames } from '../../model/agreements.ts';
import { images } from '../../model/versions.ts';
import { thanosProbes } from './probes.ts';
import { containerSecurity } from './security.ts';

/** A Thanos process: its sub-command, flags and ports. Every flag is a visible one of the pinned version. */
export interface ThanosProcess {
  readonly name: string;
  /** Words of the sub-command, such as `query` or `tools`, `bucket`, `web`. */
  readonly command: readonly string[];
  readonly http: number;
  /** `null` for the components without gRPC: compactor, query frontend and bucket web. */
  readonly grpc: number | null;
  readonly flags: readonly string[];
  readonly resources: ResourceRequirements;
  readonly env?: readonly EnvVar[];
  readonly mounts?: readonly VolumeMount[];
  readonly ports?: Container['ports'];
}

/** The container of a Thanos process, with its addresses said explicitly and its memory limit known to the Go runtime. */
export function thanosContainer(thanos: ThanosProcess): Container {
  return {
    name: thanos.name,
    image: images.thanos,
    args: [
      ...thanos.command,
      '--log.level=info',
      '--log.format=logfmt',
      '--enable-auto-gomemlimit',
      `--http-address=0.0.0.0:${thanos.http}`,
      ...(thanos.grpc === null ? [] : [`--grpc-address=0.0.0.0:${thanos.grpc}`]),
      ...thanos.flags,
    ],
    ...(thanos.env === undefined || thanos.env.length === 0 ? {} : { env: thanos.env }),
    ports: [
      { name: portNames.http, containerPort: thanos.http },
      ...(thanos.grpc === null ? [] : [{ name: portNames.grpc, containerPort: thanos.grpc }]),
      ...(thanos.ports ?? []),
    ],
    ...thanosProbes(portNames.http),
    resources: thanos.resources,
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    ...(thanos.mounts === undefined || thanos.mounts.length === 0 ? {} : { volumeMounts: thanos.mounts }),
  };
}
