import { type KubeObject, objectName } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { ReadAt } from '../../topology/topology.ts';
import type { Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { podSpecOf } from '../pod-spec.ts';

/** What an object makes of a bucket: objects that the store deletes by their age in days, or access for everybody. */
export type BucketRule = { readonly bucket: string; readonly where: ReadAt } & (
  | { readonly kind: 'expires'; readonly days: number }
  | { readonly kind: 'open'; readonly access: string }
);

type Found =
  | Omit<Extract<BucketRule, { kind: 'expires' }>, 'where'>
  | Omit<Extract<BucketRule, { kind: 'open' }>, 'where'>;

const known = new WeakMap<Subject['clusters'], readonly BucketRule[]>();

/** Rules of buckets in scripts of pods and ConfigMaps (mc, aws), and in resources of ACK and Crossplane. */
export function bucketRules(subject: Subject): readonly BucketRule[] {
  const read = known.get(subject.clusters);
  if (read !== undefined) return read;
  const rules = viewsOf(subject).flatMap(({ index }) =>
    [...index.byKind.values()].flat().flatMap((object) => {
      const here = (field: string): ReadAt => ({ cluster: index.id, object: objectName(object), field });
      return [...scriptsOf(object), ...resourcesOf(object)].map(({ field, found }) => ({
        ...found,
        where: here(field),
      }));
    }),
  );
  known.set(subject.clusters, rules);
  return rules;
}

interface Placed {
  readonly field: string;
  readonly found: Found;
}

function scriptsOf(object: KubeObject): readonly Placed[] {
  if (object.kind === 'ConfigMap')
    return Object.entries(stringsAt(object, 'data')).flatMap(([key, text]) =>
      commandsIn(text).map((found) => ({ field: `data[${key}]`, found })),
    );
  const pods = podSpecOf(object);
  if (pods === null) return [];
  return ['initContainers', 'containers'].flatMap((list) =>
    listAt(pods.spec, list).flatMap((container, i) => {
      const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
      const values = new Map(
        listAt(container, 'env').map((entry) => [stringAt(entry, 'name') ?? '', stringAt(entry, 'value')]),
      );
      const text = words.join(' ').replace(/\$[({]?(\w+)[)}]?/g, (whole, name: string) => values.get(name) ?? whole);
      return commandsIn(text).map((found) => ({ field: `${pods.field}.${list}[${i}]`, found }));
    }),
  );
}

/** `alias/bucket`, perhaps with a prefix behind it. */
const target = /(?:^|\s)["']?[\w.-]+\/([a-z0-9][a-z0-9.-]*[a-z0-9])(?=[/"'\s]|$)/;

/** minio/mc@RELEASE.2025-07 cmd/ilm-rule-add.go, cmd/anonymous-main.go (before: `policy`); aws-cli s3api. */
function commandsIn(script: string): readonly Found[] {
  // Most ConfigMaps are dashboards, long and without any command.
  if (!script.includes('mc ') && !script.includes('mcli ') && !script.includes('s3api ')) return [];
  const out: Found[] = [];
  const joined = script.replace(/\\\r?\n/g, ' ');
  for (const command of joined.split(/\n|;|&&|\|\|/)) {
    const expiry = /\bmc(?:li)?\s+(?:-\S+\s+)*ilm\s+(?:rule\s+)?add\s(.*)/.exec(command)?.[1];
    const days = /--expir[ey]+-days[=\s]+["']?(\d+)/.exec(expiry ?? '')?.[1];
    const expiring = target.exec(` ${(expiry ?? '').replace(/--prefix[=\s]+\S+/, '')}`)?.[1];
    if (days !== undefined && expiring !== undefined)
      out.push({ kind: 'expires', bucket: expiring, days: Number(days) });
    const open =
      /\bmc(?:li)?\s+(?:-\S+\s+)*(?:anonymous|policy)\s+set\s+(?:-\S+\s+)*(download|upload|public)\s(.*)/.exec(command);
    const opened = target.exec(` ${open?.[2] ?? ''}`)?.[1];
    if (open?.[1] !== undefined && opened !== undefined) out.push({ kind: 'open', bucket: opened, access: open[1] });
  }
  for (const [, command = ''] of joined.matchAll(/s3api\s+(put-bucket-(?:lifecycle|acl)[\s\S]*?)(?=\baws\s|$)/g)) {
    const bucket = /--bucket[=\s]+["']?([\w.-]+)/.exec(command)?.[1];
    const days = /\bExpiration["']?\s*[:=]\s*\{[^}]*?\bDays["']?\s*[:=]\s*(\d+)/.exec(command)?.[1];
    const access = /--acl[=\s]+["']?(public-read(?:-write)?)/.exec(command)?.[1];
    if (bucket !== undefined && days !== undefined) out.push({ kind: 'expires', bucket, days: Number(days) });
    if (bucket !== undefined && access !== undefined) out.push({ kind: 'open', bucket, access });
  }
  return out;
}

/** Where rules, access and the name stand: ACK (s3.services.k8s.aws/v1alpha1), Crossplane (s3.aws.upbound.io, s3.aws.crossplane.io). */
function resourcesOf(object: KubeObject): readonly Placed[] {
  if (!/^s3\.(?:services\.k8s\.aws|aws\.(?:m\.)?upbound\.io|aws\.crossplane\.io)\//.test(object.apiVersion)) return [];
  const spec = at(object, 'spec');
  const made = at(spec, 'forProvider');
  const bucket =
    stringAt(spec, 'name') ??
    stringAt(made, 'bucket') ??
    stringAt(made, 'bucketRef', 'name') ??
    stringsAt(object, 'metadata', 'annotations')['crossplane.io/external-name'] ??
    object.metadata.name;
  const rules: readonly (readonly [unknown, string])[] = [
    ...listAt(spec, 'lifecycle', 'rules').map((r, i) => [r, `spec.lifecycle.rules[${i}]`] as const),
    ...listAt(made, 'rule').map((r, i) => [r, `spec.forProvider.rule[${i}]`] as const),
    ...listAt(made, 'lifecycleConfiguration', 'rules').map(
      (r, i) => [r, `spec.forProvider.lifecycleConfiguration.rules[${i}]`] as const,
    ),
  ];
  const expiring = rules.flatMap(([rule, field]): readonly Placed[] => {
    const days = numberAt(rule, 'expiration', 'days') ?? numberAt(rule, 'expiration', 0, 'days');
    const off = stringAt(rule, 'status') === 'Disabled';
    return days === undefined || off ? [] : [{ field, found: { kind: 'expires', bucket, days } }];
  });
  const acl = stringAt(spec, 'acl') ?? stringAt(made, 'acl') ?? '';
  const field = stringAt(spec, 'acl') === undefined ? 'spec.forProvider.acl' : 'spec.acl';
  return acl.startsWith('public-read')
    ? [...expiring, { field, found: { kind: 'open', bucket, access: acl } }]
    : expiring;
}
