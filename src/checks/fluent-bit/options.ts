import { nearest } from '../../kube/nearest.ts';
import type { ConfigSection } from '../../topology/fluent-bit-config/config-section.ts';
import type { PlacedSection } from '../../topology/logs/pipeline.ts';
import type { Check, ReportCheck } from '../check.ts';
import { pluginsOf } from './plugin-names.ts';
import { isOption, optionsOf } from './plugin-options.ts';
import { fluentBitsOf, ownerText, type RunningFluentBit } from './running.ts';

export const options: Check = {
  code: 'fluent-bit/options',
  severity: 'error',
  title: 'A plugin or an option that Fluent Bit does not have',
  why: 'Fluent Bit ends its start on a plugin or an option that it does not know, and no line of the node is collected.',
  fix: 'Take it away, or write the one that was meant.',
  refs: ['E16'],
  run: (subject, report) => {
    for (const running of fluentBitsOf(subject)) for (const placed of running.sections) judge(running, placed, report);
  },
};

function judge(running: RunningFluentBit, { section, readAt }: PlacedSection, report: ReportCheck): void {
  const plugins = pluginsOf(section.kind);
  // A plugin may be given by a variable, or come from outside by its own file.
  if (plugins !== null && /^[\w-]+$/.test(section.name) && !plugins.includes(section.name) && !isExternal(running)) {
    const meant = nearest(section.name, plugins);
    const message = `Fluent Bit has no ${section.kind} \`${section.name}\`, and ${ownerText(running)} names it`;
    report(readAt, message, meant === null ? {} : { fix: `Write \`${meant}\` if that was meant.` });
    return;
  }
  const known = optionsOf(section);
  if (known === null) return;
  for (const name of section.properties.keys()) {
    if (isOption(known, name)) continue;
    const meant = nearest(
      name,
      known.filter((one) => !one.endsWith('*')),
    );
    const message = `${sectionText(section)} has no option \`${name}\`, and ${ownerText(running)} sets it`;
    report(readAt, message, {
      ...(meant === null ? {} : { fix: `Write \`${meant}\` if that was meant.` }),
      // What the service section holds beyond its options is passed over without a word (src/flb_config.c, flb_config_set_property).
      ...(section.kind === 'service' ? { severity: 'warning' } : {}),
    });
  }
}

/** A file of plugins, or the argument `-e`, may add any. */
function isExternal({ sections, workload }: RunningFluentBit): boolean {
  const words = workload.containers.flatMap(({ command, args }) => [...command, ...args]).map(({ text }) => text);
  return (
    words.some((word) => /^(?:-e|--plugin)(?:=|$)/.test(word)) ||
    sections.some(({ section }) => section.kind === 'service' && section.properties.has('plugins_file'))
  );
}

function sectionText({ kind, name }: ConfigSection): string {
  return kind === 'service' ? "Fluent Bit's service section" : `Fluent Bit's ${kind} \`${name}\``;
}
