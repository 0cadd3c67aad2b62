import type { Json } from '../../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../../src/kube/read.ts';
import { addresses } from '../harness/clusters.ts';
import { must } from '../harness/command.ts';

/** What Query of the hub says, asked at its node port as any user of the fleet may: rows of label values, then the value. */
export async function askHub(query: string, ...labels: readonly string[]): Promise<readonly (readonly string[])[]> {
  const url = `http://${addresses.a}:30902/api/v1/query`;
  const said = await must('curl', ['-sS', '-m', '30', '--get', '--data-urlencode', `query=${query}`, url]);
  return listAt(JSON.parse(said) as Json, 'data', 'result')
    .map((row) => [...labels.map((label) => stringAt(row, 'metric', label) ?? ''), String(at(row, 'value', 1))])
    .sort();
}
