import { at, listAt, stringAt } from '../../kube/read.ts';
import { type Ask, base, type Part, persistent, type Reading } from '../engines/reading.ts';
import { classicSections, classicVariables } from '../fluent-bit-config/classic-sections.ts';
import type { ConfigSection } from '../fluent-bit-config/config-section.ts';
import { expandVariables } from '../fluent-bit-config/expand-variables.ts';
import { yamlSections } from '../fluent-bit-config/yaml-sections.ts';
import type { ReadAt } from '../node-base.ts';
import { fileContent } from '../objects/files.ts';
import { operatedSections } from './operated-sections.ts';
import { type PlacedSection, readPipeline } from './pipeline.ts';

/** A Fluent Bit, from its file or from the resources of the Fluent Operator: a collector, or an aggregator where it reads nothing but what is forwarded to it. */
export function readFluentBit(reading: Reading): Part {
  const said: string[] = [];
  const say = (reason: string): void => {
    said.push(reason);
  };
  const expanded = fluentBitSections(reading, say);
  const { pipeline, shippings, forwards } = readPipeline(expanded, (path) => persistent(reading, path), say);
  for (const reason of said) reading.say(reason);
  const gathers = pipeline.inputs.every((input) => input.reads === 'forward') && forwards.length > 0;
  const kind = gathers ? 'log-aggregator' : 'log-collector';
  const { id, ...rest } = base(reading, kind);
  return {
    nodes: [{ kind, id, ...rest, ...pipeline, unclear: said.length > 0 }],
    listeners: [
      ...forwards.map(({ port, local }) => ({ node: id, protocol: 'fluent-forward' as const, port, local })),
      { node: id, protocol: 'http', port: metricsPort, local: false },
    ],
    asks: shippings.map(
      ({ output, address }): Ask => ({
        kind: 'ships-logs',
        from: id,
        address,
        wants: output.to === 'log-store' ? 'opensearch' : 'fluent-forward',
        readAt: output.readAt,
      }),
    ),
  };
}

/**
 * The sections that a Fluent Bit runs with, from its file or from the resources of the Fluent Operator, with the variables that are known put in; `say` is
 * told what of its configuration cannot be read.
 */
export function fluentBitSections(reading: Reading, say: (reason: string) => void): readonly PlacedSection[] {
  const { resource } = reading.workload;
  const sections =
    resource === null || !resource.apiVersion.startsWith('fluentbit.fluent.io/')
      ? fileSections(reading, say)
      : operatedSections(reading.cluster, resource, say);
  const variables = new Map(
    [...reading.container.env].flatMap(([name, value]) => (value.kind === 'text' ? [[name, value.text] as const] : [])),
  );
  return sections.map(({ section, readAt }) => ({ section: expandedSection(section, variables), readAt }));
}

/** The port of its pages and metrics (docs.fluentbit.io administration/monitoring). */
const metricsPort = 2_020;

/** What the image runs where nothing is said (fluent-bit@v5.1.1 dockerfiles/Dockerfile). */
const defaultFile = '/fluent-bit/etc/fluent-bit.conf';

function fileSections(reading: Reading, say: (reason: string) => void): readonly PlacedSection[] {
  const words = [...reading.container.command, ...reading.container.args].map((word) => word.text);
  const i = words.findIndex((word) => word === '-c' || word === '--config');
  const joined = words.find((word) => word.startsWith('--config='))?.slice('--config='.length);
  return sectionsOf(reading, joined ?? (i < 0 ? undefined : words[i + 1]) ?? defaultFile, say, 0);
}

/** Files include each other; more than a few in a row is a circle. */
const deepest = 4;

function sectionsOf(
  reading: Reading,
  file: string,
  say: (reason: string) => void,
  depth: number,
): readonly PlacedSection[] {
  const content = fileContent(reading.cluster, reading.workload, reading.container, file);
  if (content.kind !== 'text') {
    const why = content.kind === 'secret' ? `it lies in Secret ${content.name}` : content.reason;
    say(`the configuration \`${file}\` cannot be read: ${why}`);
    return [];
  }
  const inYaml = /\.ya?ml$/.test(file);
  const parsed = inYaml ? reading.yaml.parse(content.text) : undefined;
  const classic = inYaml ? null : classicSections(content.text);
  const variables = inYaml ? envOf(parsed) : classicVariables(content.text);
  const sections = classic?.sections ?? yamlSections(parsed);
  const includes = classic?.includes ?? listAt(parsed, 'includes').map(String);
  const placed = sections.map((section, i) => ({
    section: expandedSection(section, variables),
    readAt: placeOf(content.readAt, sections, i),
  }));
  const included = includes.flatMap((name) => {
    if (name.includes('*') || depth >= deepest) {
      say(`what \`${file}\` includes by \`${name}\` is not read`);
      return [];
    }
    const path = name.startsWith('/') ? name : `${file.slice(0, file.lastIndexOf('/'))}/${name}`;
    return sectionsOf(reading, path, say, depth + 1);
  });
  return [...placed, ...included];
}

/** Variables of the YAML format's `env`. */
function envOf(config: unknown): ReadonlyMap<string, string> {
  const env = at(config, 'env');
  return new Map(Object.keys(env ?? {}).map((name) => [name, stringAt(env, name) ?? '']));
}

/** A section has no name of its own: it is named by its kind and its number among those of its kind. */
function placeOf(file: ReadAt, sections: readonly ConfigSection[], i: number): ReadAt {
  const kind = sections[i]?.kind ?? 'service';
  const number = sections.slice(0, i).filter((section) => section.kind === kind).length;
  return { ...file, field: `${file.field}.${kind}[${number}]` };
}

function expandedSection(section: ConfigSection, variables: ReadonlyMap<string, string>): ConfigSection {
  if (variables.size === 0) return section;
  const properties = new Map(
    [...section.properties].map(([key, values]) => [key, values.map((value) => expandVariables(value, variables))]),
  );
  return { ...section, properties };
}
