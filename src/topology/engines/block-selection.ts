import type { Json } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { textsAt } from '../objects/texts.ts';
import type { BlockRule } from '../topology.ts';
import { settingYaml } from './flag-readers.ts';
import type { Reading } from './reading.ts';

/** Which blocks a store gateway or a compactor works on. */
export interface BlockSelection {
  readonly shard: { readonly index: number; readonly total: number } | null;
  readonly blockRules: readonly BlockRule[];
}

/**
 * The relabelling by which blocks are chosen, `--selector.relabel-config[-file]`: one `hashmod` whose result is kept for one value makes a
 * shard; `keep` and `drop` by external labels are passed on (thanos@v0.42.4 pkg/block/fetcher.go LabelShardedMetaFilter).
 */
export function blockSelection(reading: Reading): BlockSelection {
  const found = settingYaml(reading, 'selector.relabel-config');
  let hash: { readonly label: string; readonly total: number } | null = null;
  let shard: BlockSelection['shard'] = null;
  const blockRules: BlockRule[] = [];
  for (const rule of found === null ? [] : listAt(found.value)) {
    const labels = textsAt(rule, 'source_labels');
    const action = (stringAt(rule, 'action') ?? 'replace').toLowerCase();
    const regex = regexOf(rule);
    if (action === 'hashmod') {
      hash = { label: stringAt(rule, 'target_label') ?? '', total: numberAt(rule, 'modulus') ?? 0 };
    } else if (action === 'keep' && hash !== null && labels.length === 1 && labels[0] === hash.label) {
      const index = /^\d{1,6}$/.test(regex) ? Number(regex) : null;
      if (index === null) reading.say(`the shard \`${regex}\` is more than one number`);
      else shard = { index, total: hash.total };
    } else if (action === 'keep' || action === 'drop') blockRules.push({ action, labels, regex });
    else reading.say(`blocks are chosen by a \`${action}\` rule`);
  }
  return { shard, blockRules };
}

function regexOf(rule: Json): string {
  const regex = at(rule, 'regex');
  return typeof regex === 'string' || typeof regex === 'number' ? String(regex) : '(.*)';
}
