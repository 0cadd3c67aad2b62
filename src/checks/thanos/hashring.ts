import { counted } from '../../findings/wording.ts';
import type { Json } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { setting } from '../../topology/engines/flag-readers.ts';
import { flag } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import type { ReadAt } from '../../topology/topology.ts';
import type { Check, ReportCheck } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';

export const hashring: Check = {
  code: 'thanos/hashring',
  severity: 'error',
  title: 'A hashring that loses or moves series',
  why: 'A hashring that cannot be loaded takes no write; one that hashes by modulo moves nearly every series when an ingester is added, so that they are doubled or lost until the old ones are uploaded.',
  fix: 'List every ingester once, at least as many as the replication factor, and write `--receive.hashrings-algorithm=ketama`.',
  refs: ['D1', 'D2', 'R16', 'R17'],
  run: (subject, report) => {
    for (const receive of enginesNamed(subject, 'receive')) {
      const found = setting(receive.reading, 'receive.hashrings');
      if (found === null || found.content.kind !== 'text') continue;
      evenReplication(receive, report);
      const rings = parsed(found.content.text);
      const place = found.content.readAt;
      if (rings === null)
        report(place, `The hashrings of ${ownerText(receive)} are no JSON list`, {
          fix: 'Write a JSON list of hashrings; YAML is not read here.',
        });
      else if (rings.length === 0) report(place, `The list of hashrings of ${ownerText(receive)} is empty`);
      else judge(receive, rings, place, report);
    }
  },
};

/** Hashrings are JSON, not YAML (thanos@v0.42.4 pkg/receive/config.go ParseConfig). */
function parsed(text: string): readonly Json[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as readonly Json[]) : null;
  } catch {
    return null;
  }
}

function judge(receive: RunningEngine, rings: readonly Json[], place: ReadAt, report: ReportCheck): void {
  const { flags } = receive.reading;
  const replication = replicationOf(receive);
  rings.forEach((ring, i) => {
    const here = (path: string): ReadAt => ({ ...place, field: `${place.field}[${i}]${path}` });
    const name = stringAt(ring, 'hashring') ?? '';
    const which =
      name === '' ? `Hashring ${i + 1} of ${ownerText(receive)}` : `The hashring \`${name}\` of ${ownerText(receive)}`;
    const endpoints = listAt(ring, 'endpoints').map(addressOf);
    const algorithm = stringAt(ring, 'algorithm') ?? flag(flags, 'receive.hashrings-algorithm')?.text ?? 'hashmod';
    if (endpoints.length < replication)
      report(
        here('.endpoints'),
        `${which} has ${counted(endpoints.length, 'endpoint')} for a replication factor of ${replication}`,
        {
          fix: 'Add ingesters, or lower `--receive.replication-factor`.',
        },
      );
    const twice = endpoints.find((address, at) => address !== '' && endpoints.indexOf(address) < at);
    if (twice !== undefined)
      report(
        here(`.endpoints[${endpoints.lastIndexOf(twice)}]`),
        `${which} names \`${twice}\` twice, so that two replicas are one`,
      );
    if (algorithm !== 'ketama' && endpoints.length > 1)
      report(here(''), `${which} spreads its series over ${endpoints.length} endpoints by \`${algorithm}\``);
    const shard = numberAt(ring, 'shuffle_sharding_config', 'shard_size') ?? 0;
    if (shard > endpoints.length)
      report(
        here('.shuffle_sharding_config.shard_size'),
        `${which} has shards of ${shard} and ${counted(endpoints.length, 'endpoint')}`,
      );
    if (takesEveryone(ring) && i < rings.length - 1)
      report(here(''), `${which} takes every tenant, so that no hashring after it is ever used`, {
        severity: 'warning',
        fix: 'Put the hashring without `tenants` last.',
      });
  });
}

/** With two copies one written copy is enough (thanos@v0.42.4 pkg/receive/handler.go writeQuorum), so an acknowledged sample may have no second one. */
function evenReplication(receive: RunningEngine, report: ReportCheck): void {
  const word = flag(receive.reading.flags, 'receive.replication-factor');
  if (word === undefined || replicationOf(receive) !== 2) return;
  report(
    readAt(receive.reading.workload, word.field),
    `${ownerText(receive)} writes two copies and acknowledges after one`,
    {
      severity: 'warning',
      fix: 'Write three copies, of which two are acknowledged, or one.',
    },
  );
}

function replicationOf({ reading }: RunningEngine): number {
  const count = Number(flag(reading.flags, 'receive.replication-factor')?.text ?? 1);
  return Number.isInteger(count) ? count : 1;
}

function addressOf(entry: Json): string {
  return typeof entry === 'string' ? entry : (stringAt(entry, 'address') ?? '');
}

/** The first hashring that fits a tenant takes it; one without tenants fits all. */
function takesEveryone(ring: Json): boolean {
  return isJsonObject(ring) && (at(ring, 'tenants') === undefined || listAt(ring, 'tenants').length === 0);
}
