import { nearest } from '../../kube/nearest.ts';
import { at, isJsonObject, stringAt } from '../../kube/read.ts';
import { setting } from '../../topology/engines/flag-readers.ts';
import type { ReadAt } from '../../topology/topology.ts';
import type { Check, ReportCheck } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { type Keys, providers, topKeys } from './object-store-keys.ts';
import { newestMinor, thanosVersion } from './version.ts';

export const objectStoreConfig: Check = {
  code: 'thanos/object-store-config',
  severity: 'error',
  title: 'Thanos refuses the configuration of its object store',
  why: 'Thanos reads this file strictly: with one key too many, or an endpoint that is none, whoever uses the bucket exits at start.',
  fix: 'Write `type: S3` with `bucket`, `endpoint` as host and port, and `insecure: true` for plain HTTP.',
  refs: ['C04', 'C10', 'R15', 'R51', 'F16'],
  run: (subject, report) => {
    for (const { engines, yaml } of viewsOf(subject)) {
      const told = new Set<string>();
      for (const engine of engines) {
        // A version that is not known yet may have new keys.
        if ((thanosVersion(engine)?.minor ?? 0) > newestMinor) continue;
        const found = setting(engine.reading, 'objstore.config');
        if (found === null || found.content.kind !== 'text') continue;
        const { readAt, text } = found.content;
        const key = `${readAt.object} ${readAt.field}`;
        if (told.has(key)) continue;
        told.add(key);
        judge(yaml.parse(text), readAt, report);
      }
    }
  },
};

function judge(value: unknown, place: ReadAt, report: ReportCheck): void {
  // What is no YAML here may be a template that becomes some.
  if (!isJsonObject(value)) return;
  const where = (path: string): ReadAt => ({ ...place, field: `${place.field}.${path}` });
  for (const key of Object.keys(value)) if (!topKeys.includes(key)) unknownKey(where(key), key, topKeys, report);
  const type = stringAt(value, 'type') ?? '';
  const keys = Object.hasOwn(providers, type.toUpperCase()) ? providers[type.toUpperCase()] : undefined;
  if (keys === undefined) {
    const meant = nearest(type, Object.keys(providers));
    report(
      where('type'),
      type === '' ? 'The object store has no `type`' : `\`${type}\` is no type of object store that Thanos has`,
      meant === null ? {} : { fix: `Write \`type: ${meant}\`.` },
    );
    return;
  }
  if (keys === null) return;
  unknownKeys(at(value, 'config'), keys, 'config', where, report);
  if (type.toUpperCase() === 'S3') judgeS3(at(value, 'config'), (key) => where(`config.${key}`), place, report);
}

function unknownKeys(
  value: unknown,
  keys: Keys,
  path: string,
  where: (path: string) => ReadAt,
  report: ReportCheck,
): void {
  if (!isJsonObject(value)) return;
  for (const key of Object.keys(value)) {
    const below = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (below === undefined) unknownKey(where(`${path}.${key}`), key, Object.keys(keys), report);
    else if (below !== null) unknownKeys(value[key], below, `${path}.${key}`, where, report);
  }
}

function unknownKey(place: ReadAt, key: string, known: readonly string[], report: ReportCheck): void {
  const meant = nearest(key, known);
  report(place, `The configuration of the object store has no key \`${key}\``, {
    fix: meant === null ? `Take \`${key}\` away.` : `Write \`${meant}\` if that was meant.`,
  });
}

/** What the client refuses (objstore providers/s3/s3.go validate; minio-go utils.go getEndpointURL for the endpoint). */
function judgeS3(config: unknown, where: (key: string) => ReadAt, place: ReadAt, report: ReportCheck): void {
  const endpoint = stringAt(config, 'endpoint') ?? '';
  const scheme = /^([a-z]+):\/\//i.exec(endpoint)?.[1]?.toLowerCase();
  const host = endpoint.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '');
  if (endpoint === '') report(where('endpoint'), 'The object store has no `endpoint`');
  else if (host !== endpoint)
    report(where('endpoint'), `The endpoint \`${endpoint}\` is a URL where a host is expected`, {
      fix: `Write \`endpoint: ${host}\`${scheme === 'http' ? ' and `insecure: true`' : ''}.`,
    });
  if ((stringAt(config, 'bucket') ?? '') === '') report(where('bucket'), 'The object store has no `bucket`');
  const [access, secret] = [stringAt(config, 'access_key') ?? '', stringAt(config, 'secret_key') ?? ''];
  if ((access === '') !== (secret === ''))
    report(
      where(access === '' ? 'access_key' : 'secret_key'),
      `The object store has ${access === '' ? '`secret_key` without `access_key`' : '`access_key` without `secret_key`'}`,
      {
        fix: 'Write both, or neither and give the keys as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.',
      },
    );
  if (secret !== '' && isOpen(place) && !/^\$[({]/.test(secret))
    report(where('secret_key'), 'The key of the object store is written where everyone can read it', {
      fix: 'Leave the keys out, and give them as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` from a Secret.',
    });
}

/** In a ConfigMap, or among the arguments of a container. Secrets have a rule of their own. */
function isOpen({ object }: ReadAt): boolean {
  return !object.startsWith('Secret ') && !object.startsWith('ExternalSecret ');
}
