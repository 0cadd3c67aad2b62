import { nearest } from '../../kube/nearest.ts';
import { entryOf } from '../../kube/table.ts';
import { currentFlags, flagStatus, type ThanosFlag } from '../../model/facts/thanos-flags.ts';
import { readAt, type Word } from '../../topology/objects/workload.ts';
import type { Check, ReportCheck } from '../check.ts';
import { ownerText, type RunningEngine, viewsOf } from '../cluster-view.ts';
import { newestMinor, type ThanosVersion, thanosVersion } from './version.ts';

export const flags: Check = {
  code: 'thanos/flags',
  severity: 'error',
  title: 'A flag that this version of Thanos does not take',
  why: 'Thanos exits at start on a flag that it does not know, on a value for a switch, and on a second value where it takes one; what is deprecated now is unknown to a later version.',
  fix: 'Take the flag away, or write the one that this version has.',
  refs: ['F15', 'R01'],
  run: (subject, report) => {
    for (const running of viewsOf(subject).flatMap((view) => view.engines)) {
      if (running.engine === 'prometheus' || running.engine === 'alertmanager') continue;
      const version = thanosVersion(running);
      for (const [name, words] of running.reading.flags) {
        const written = words.filter((word) => isWritten(running, word));
        if (written.length > 0) judge(running, version, name, written, report);
      }
    }
  },
};

/** Arguments that the operator adds by itself fit the version that it was made for. */
function isWritten({ reading }: RunningEngine, { field }: Word): boolean {
  return reading.workload.resource === null || /\.(?:additionalArgs|args)\[/.test(field);
}

function judge(
  running: RunningEngine,
  version: ThanosVersion | null,
  name: string,
  words: readonly Word[],
  report: ReportCheck,
): void {
  const { engine, reading } = running;
  const command = engine === 'bucket web' ? 'tools bucket web' : engine;
  const found = flagStatus(command, name, version?.text ?? '');
  const [first] = words;
  if (first === undefined) return;
  const tell = (message: string, more: { readonly fix?: string; readonly severity?: 'warning' } = {}): void => {
    report(readAt(reading.workload, first.field), `${message}, and ${ownerText(running)} gives it`, more);
  };
  const who = `\`thanos ${command}\` ${version === null ? 'of any version' : version.text}`;
  if (found.status === 'unknown' || found.status === 'removed') {
    if (!isCertain(found, version)) return;
    tell(`${who} has no \`--${name}\`${history(found)}`, unknownFix(command, name, version));
    return;
  }
  const value = words.find((word) => word.text !== '');
  if (!found.takesValue && value !== undefined)
    tell(`\`--${name}\` of ${who} is a switch and takes no value such as \`${value.text}\``, {
      fix: value.text === 'false' ? `Write \`--no-${name}\`, or leave it out.` : `Write \`--${name}\` alone.`,
    });
  if (!found.repeatable && words.length > 1)
    tell(`\`--${name}\` of ${who} may stand once, here it stands ${words.length} times`, { fix: 'Leave one of them.' });
  if (found.status === 'deprecated' && version !== null)
    tell(`\`--${name}\` of ${who} is deprecated since ${found.deprecatedSince}`, {
      severity: 'warning',
      fix: entryOf(replacements, name) ?? 'Take it away before a later version does not know it any more.',
    });
}

/** What no version has had is wrong in every known one; a version beyond the table may have new flags, but no removed one comes back. */
function isCertain({ status, since }: ThanosFlag, version: ThanosVersion | null): boolean {
  if (status === 'removed') return version !== null;
  if (version === null) return since === null;
  return version.minor <= newestMinor;
}

function unknownFix(command: string, name: string, version: ThanosVersion | null): { readonly fix?: string } {
  const known = entryOf(replacements, name);
  if (known !== undefined) return { fix: known };
  const meant = nearest(name, currentFlags(command, version?.text ?? ''));
  return meant === null ? {} : { fix: `Write \`--${meant}\` if that was meant, or take \`--${name}\` away.` };
}

function history({ status, since, removedIn }: ThanosFlag): string {
  if (status === 'removed') return `, which was removed in ${removedIn}`;
  return since === null ? '' : `, which came with ${since}`;
}

const endpointFile = 'List the endpoints in a file for `--endpoint.sd-config-file`.';
const clientConfig = 'Write it into `client_config` of the endpoint in the file for `--endpoint.sd-config-file`.';

/** What stands in for flags that are gone or going (thanos@v0.42.4 docs/components/query.md, store.md; CHANGELOG.md of 0.38). */
const replacements: Readonly<Record<string, string>> = {
  ...of(['store', 'store-strict', 'rule', 'metadata', 'exemplar', 'target'], endpointFile),
  ...of(['endpoint', 'endpoint-strict', 'endpoint-group', 'endpoint-group-strict'], endpointFile),
  ...of(['store.sd-files', 'store.sd-interval'], endpointFile),
  ...of(
    ['secure', 'skip-verify', 'cert', 'key', 'ca', 'min-version'].map((part) => `grpc-client-tls-${part}`),
    clientConfig,
  ),
  ...of(['grpc-client-server-name', 'grpc-compression'], clientConfig),
  'store.grpc.series-sample-limit': 'Write `--store.limits.request-samples`.',
  'store.grpc.touched-series-limit': 'Write `--store.limits.request-series`.',
};

function of(names: readonly string[], fix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, fix]));
}
