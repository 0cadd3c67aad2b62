import type { Json, KubeObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import { changed } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const collectorState: ImpactRule = {
  code: 'impact/collector-state',
  severity: 'error',
  title: 'Fluent Bit keeps its positions or its buffer in another place',
  why: 'Without its positions it reads every file from the beginning or from the end: lines come twice or never. What waits in the old buffer is sent by nobody.',
  fix: 'Keep the paths; or let the buffer run empty, and move the database with its node.',
  refs: ['E12', 'N04'],
  judge: (comparison, report) => {
    for (const { cluster, object, before: was, after: is } of changed(comparison)) {
      const [then, now] = [pathsOf(was), pathsOf(is)];
      for (const { key, part, verdict, interval, steps } of parts) {
        const from = then.filter((p) => p.key === key).map((p) => p.path);
        const to = now.filter((p) => p.key === key);
        const fresh = to.find(({ path }) => !from.includes(path));
        const gone = from.find((path) => !to.some((p) => p.path === path));
        if (fresh === undefined || gone === undefined) continue;
        report(
          verdict,
          { cluster, object, field: fresh.field },
          `${object} of \`${cluster}\` moves ${part} from \`${gone}\` to \`${fresh.path}\``,
          {
            ...(interval === null ? {} : { interval }),
            steps: before(steps(object, cluster, gone, fresh.path)),
          },
        );
      }
    }
  },
};

const parts = [
  {
    key: 'db',
    part: 'the positions of its inputs',
    verdict: 'needs order',
    interval: null,
    steps: (object: string, cluster: string, from: string, to: string) =>
      `On every node of \`${cluster}\` copy \`${from}\` to \`${to}\` while no Fluent Bit of ${object} runs there.`,
  },
  {
    key: 'storage.path',
    part: 'its buffer',
    verdict: 'loses',
    interval: 'what waits in the buffer',
    steps: (_: string, cluster: string, from: string) =>
      `Let the buffers of \`${cluster}\` run empty (\`fluentbit_storage_fs_chunks\` at 0), or copy \`${from}\` on every node.`,
  },
] as const;

interface Kept {
  readonly key: 'db' | 'storage.path';
  readonly path: string;
  readonly field: string;
}

/** Paths of positions and buffers in an object: a resource of the Fluent Operator, or a configuration as text. */
function pathsOf(object: KubeObject): readonly Kept[] {
  if (object.kind === 'ConfigMap' || object.kind === 'Secret') {
    const data: unknown = 'data' in object ? object.data : null;
    return isJsonObject(data) ? Object.entries(data).flatMap(([key, text]) => inText(text, `data[${key}]`)) : [];
  }
  if (!object.apiVersion.startsWith('fluentbit.fluent.io/')) return [];
  return inResource('spec' in object ? (object.spec as Json) : null, 'spec');
}

/** `DB /path` and `storage.path /path` of the classic form, `db: /path` of YAML (docs.fluentbit.io, Tail; Buffering). */
function inText(text: Json | undefined, field: string): readonly Kept[] {
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/^[ \t-]*(db|storage\.path)(?::[ \t]*|[ \t]+)["']?(\/[^\s"']+)/gim)].map(
    ([, key, path = '']) => ({
      key: key?.toLowerCase() === 'db' ? 'db' : 'storage.path',
      path,
      field,
    }),
  );
}

function inResource(value: Json | undefined, field: string): readonly Kept[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]): readonly Kept[] => {
    const here = `${field}.${name}`;
    if (typeof child !== 'string') return inResource(child, here);
    if (name === 'db') return [{ key: 'db', path: child, field: here }];
    return name === 'path' && field.endsWith('.storage') ? [{ key: 'storage.path', path: child, field: here }] : [];
  });
}
