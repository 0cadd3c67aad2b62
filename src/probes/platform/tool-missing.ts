import { counted } from '../../findings/wording.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

interface Tool {
  readonly name: string;
  readonly line: readonly string[];
  /** The oldest version that will do: major, minor, patch. */
  readonly least: readonly [number, number, number];
}

/** What expands charts: kustomize 5.8.1 is the release that the rendered folders are tested with; it calls Helm, of version 3 or newer. */
const tools: readonly Tool[] = [
  { name: 'kustomize', line: ['version'], least: [5, 8, 1] },
  { name: 'helm', line: ['version', '--short'], least: [3, 0, 0] },
];

/** Whether this machine has what expands the charts of the fleet. It is asked once, with the hub. */
export const toolMissing: Probe = {
  code: 'platform/tool-missing',
  severity: 'warning',
  title: 'A tool that expands charts is not on this machine',
  why: 'Operators, exporters and Grafana are installed by charts; `namsan apply` expands them by `kustomize` and `helm`, and leaves them out where it cannot',
  fix: 'Install it, so that it is on PATH; or bring the charts by other means, and apply `--without-charts`',
  refs: [],
  when: 'preflight',
  withoutApi: true,
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const charts = live.workloads.flatMap((workload) => workload.charts);
    if (id !== live.model.hub.id || charts.length === 0) return [];
    return Promise.all(
      tools.map(async ({ name, line, least }) => {
        const { yes, no } = question(id, 'tools', `${name} is on this machine`, name);
        const ran = await live.machine.program(name, line, { timeout: 20_000 });
        const wanted = least.join('.');
        if (ran === null)
          return no(`There is no \`${name}\` on this machine, and the fleet has ${counted(charts.length, 'chart')}`, {
            fix: `Install ${name} ${wanted} or newer`,
          });
        // A Helm that was not built by its own project says no patch release.
        const found = /v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(ran.out);
        if (found === null) return no(`\`${name} ${line.join(' ')}\` ended with ${ran.code} and told no version`);
        const has = found.slice(1).map((part) => Number(part ?? 0));
        return isOlder(has, least)
          ? no(`\`${name}\` on this machine is ${has.join('.')}, and ${wanted} is the oldest that will do`, {
              fix: `Install ${name} ${wanted} or newer`,
            })
          : yes(has.join('.'));
      }),
    );
  },
};

function isOlder(has: readonly number[], least: readonly number[]): boolean {
  const first = least.findIndex((part, i) => part !== has[i]);
  return first >= 0 && (has[first] ?? 0) < (least[first] ?? 0);
}
