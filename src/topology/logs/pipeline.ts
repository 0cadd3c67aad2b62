import { type ConfigSection, propertyOf } from '../fluent-bit-config/config-section.ts';
import type { LogInput, LogOutput, LogPipeline, RecordMark, TagMatch } from '../log-nodes.ts';
import type { ReadAt } from '../node-base.ts';
import { parseBytes } from './bytes.ts';
import { indexNaming } from './index-naming.ts';
import { isOn } from './switches.ts';

/** A section with the place that it was read from. */
export interface PlacedSection {
  readonly section: ConfigSection;
  readonly readAt: ReadAt;
}

/** An output with the address that it ships to. */
export interface Shipping {
  readonly output: LogOutput;
  readonly address: string;
}

/** What a pipeline is, and where its outputs ship. */
export interface ReadPipeline {
  readonly pipeline: LogPipeline;
  readonly shippings: readonly Shipping[];
  /** Ports that its forward inputs open. */
  readonly forwards: readonly { readonly port: number; readonly local: boolean }[];
}

/** Reads sections as a pipeline. `isKept` tells whether a path is on a volume that outlives the pod. */
export function readPipeline(
  sections: readonly PlacedSection[],
  isKept: (path: string) => boolean,
  say: (reason: string) => void,
): ReadPipeline {
  const missing: string[] = [];
  const of = (kind: ConfigSection['kind']): readonly PlacedSection[] => sections.filter((s) => s.section.kind === kind);
  const service = of('service')[0]?.section;
  const filters = of('filter');
  const inputs = of('input').flatMap((placed) => inputOf(placed, isKept));
  const shippings = of('output').flatMap((placed) => shippingOf(placed, (reason) => missing.push(reason)));
  for (const reason of missing) say(reason);
  const base = Number((service === undefined ? undefined : propertyOf(service, 'scheduler.base')) ?? '');
  const path = service === undefined ? undefined : propertyOf(service, 'storage.path');
  return {
    pipeline: {
      inputs,
      outputs: shippings.map((s) => s.output),
      marks: filters.flatMap(marksOf),
      retags: filters.some(({ section }) => section.name === 'rewrite_tag'),
      marksUnclear: sections.some(
        ({ section }) => ['lua', 'wasm', 'nest'].includes(section.name) || section.properties.has('processors'),
      ),
      unclear: missing.length > 0,
      bufferKept: path !== undefined && isKept(path),
      retryMs: base > 0 ? base * 1_000 : shortestRetry,
    },
    shippings,
    forwards: of('input').flatMap(({ section }) => (section.name === 'forward' ? [forwardPort(section)] : [])),
  };
}

/** `scheduler.base` in milliseconds, which is the least that a retry waits (docs.fluentbit.io administration/scheduling-and-retries). */
const shortestRetry = 5_000;

/** Inputs that read no logs (docs.fluentbit.io data-pipeline/inputs). */
const notLogs = /metrics|^(?:cpu|mem|disk|netif|proc|health|thermal|dummy|random|kmsg_metrics)$/;

function inputOf({ section, readAt }: PlacedSection, isKept: (path: string) => boolean): readonly LogInput[] {
  if (notLogs.test(section.name)) return [];
  const db = propertyOf(section, 'db');
  const forwards = section.name === 'forward';
  const reads = forwards ? 'forward' : readingOf(section);
  return [
    {
      reads,
      fromJournal: section.name === 'systemd',
      // Records that are forwarded keep the tag of their sender, unless one is set (plugins/in_forward).
      tag: propertyOf(section, 'tag') ?? (forwards ? '' : `${section.name}.0`),
      positions: db === undefined ? 'none' : isKept(db) ? 'kept' : 'lost',
      buffer: propertyOf(section, 'storage.type') === 'filesystem' ? 'filesystem' : 'memory',
      memoryLimit: parseBytes(propertyOf(section, 'mem_buf_limit') ?? '') || Number.POSITIVE_INFINITY,
      readAt,
    },
  ];
}

function readingOf(section: ConfigSection): LogInput['reads'] {
  if (section.name === 'systemd') return 'host';
  if (section.name !== 'tail') return 'other';
  const paths = (propertyOf(section, 'path') ?? '').split(',').map((path) => path.trim());
  if (paths.some((path) => /^\/var\/(?:log\/(?:containers|pods)|lib\/docker\/containers)\//.test(path)))
    return 'containers';
  return paths.some((path) => path.startsWith('/var/log/')) ? 'host' : 'other';
}

function forwardPort(section: ConfigSection): ReadPipeline['forwards'][number] {
  const listen = propertyOf(section, 'listen') ?? '';
  return { port: Number(propertyOf(section, 'port') ?? 24_224), local: /^(?:127\.|localhost|::1)/.test(listen) };
}

/** Outputs that ship no logs to where people look for them. */
const aside = /^(?:null|stdout|file|counter|exit|prometheus_exporter|prometheus_remote_write)$/;

function shippingOf({ section, readAt }: PlacedSection, say: (reason: string) => void): readonly Shipping[] {
  const { name } = section;
  const toStore = name === 'opensearch' || name === 'es';
  if (!toStore && name !== 'forward') {
    if (!aside.test(name)) say(`the output \`${name}\` is not read`);
    return [];
  }
  if (propertyOf(section, 'upstream') !== undefined) {
    say(`the output \`${name}\` takes its addresses from the file \`${propertyOf(section, 'upstream')}\``);
    return [];
  }
  const tls = isOn(propertyOf(section, 'tls'));
  // Defaults of plugins/out_opensearch/opensearch.h and plugins/out_forward/forward.c.
  const host = propertyOf(section, 'host') ?? '127.0.0.1';
  const port = propertyOf(section, 'port') ?? (toStore ? '9200' : '24224');
  const output: LogOutput = {
    to: toStore ? 'log-store' : 'log-aggregator',
    match: matchOf(section),
    index: toStore ? indexNaming(section) : null,
    diskLimit: parseBytes(propertyOf(section, 'storage.total_limit_size') ?? '') || Number.POSITIVE_INFINITY,
    retries: retriesOf(propertyOf(section, 'retry_limit')),
    tls,
    readAt,
  };
  return [{ output, address: toStore ? `${tls ? 'https' : 'http'}://${host}:${port}` : `${host}:${port}` }];
}

/** One retry unless the output says otherwise (docs.fluentbit.io administration/scheduling-and-retries). */
function retriesOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^(?:no_limits|false|off)$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^no_retries$/i.test(text)) return 0;
  const count = Number.parseInt(text, 10);
  return count > 0 ? count : 1;
}

function matchOf(section: ConfigSection): TagMatch {
  const regex = propertyOf(section, 'match_regex');
  return regex === undefined
    ? { kind: 'wildcard', text: propertyOf(section, 'match') ?? '' }
    : { kind: 'regex', text: regex };
}

/** Fields with fixed values: `record_modifier` takes `Record`, `modify` takes `Add` and `Set`. */
function marksOf({ section }: PlacedSection): readonly RecordMark[] {
  const keys = section.name === 'record_modifier' ? ['record'] : section.name === 'modify' ? ['add', 'set'] : [];
  return keys.flatMap((key) =>
    (section.properties.get(key) ?? []).flatMap((text) => {
      const [, field = '', value = ''] = /^(\S+)\s+(.*)$/.exec(text.trim()) ?? [];
      return field === '' ? [] : [{ match: matchOf(section), field, value: value.replace(/^"(.*)"$/, '$1') }];
    }),
  );
}
