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
export function thanosContainer(process: ThanosProcess): Container {
  return {
    name: process.name,
    image: images.thanos,
    args: [
      ...process.command,
      '--log.level=info',
      '--log.format=logfmt',
      '--enable-auto-gomemlimit',
      `--http-address=0.0.0.0:${process.http}`,
      ...(process.grpc === null ? [] : [`--grpc-address=0.0.0.0:${process.grpc}`]),
      ...process.flags,
    ],
    ...(process.env === undefined || process.env.length === 0 ? {} : { env: process.env }),
    ports: [
      { name: portNames.http, containerPort: process.http },
      ...(process.grpc === null ? [] : [{ name: portNames.grpc, containerPort: process.grpc }]),
      ...(process.ports ?? []),
    ],
    ...thanosProbes(portNames.http),
    resources: process.resources,
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    ...(process.mounts === undefined || process.mounts.length === 0 ? {} : { volumeMounts: process.mounts }),
  };
}
