import { parser } from '@prometheus-io/lezer-promql';

type Node = ReturnType<typeof parser.parse>['topNode'];

/** Of which clusters an expression tells the absence: of all that were there before, or of those whose names match one of the patterns. */
export interface Absence {
  readonly every: boolean;
  readonly clusters: readonly RegExp[];
}

const none: Absence = { every: false, clusters: [] };

/**
 * Reads what an expression says of clusters that send nothing: `absent(…{cluster="a"})` of one, and `… by (cluster) (… offset …) unless …`
 * of every one. A cluster is named by the label `cluster`.
 */
export function absenceIn(text: string): Absence {
  if (!text.includes('cluster') || !/absent|unless|offset/.test(text)) return none;
  let groups = false;
  let compares = false;
  const clusters: RegExp[] = [];
  parser.parse(text).iterate({
    enter: ({ type, node }) => {
      if (type.name === 'GroupingLabels' && /\bcluster\b/.test(text.slice(node.from, node.to))) groups = true;
      if (type.name === 'Unless' || type.name === 'OffsetExpr') compares = true;
      if (type.name === 'FunctionCall' && isAbsent(node, text)) clusters.push(...clustersIn(node, text));
    },
  });
  return { every: groups && compares, clusters };
}

function isAbsent(call: Node, text: string): boolean {
  const name = call.getChild('FunctionIdentifier');
  return name !== null && /^absent(?:_over_time)?$/.test(text.slice(name.from, name.to));
}

function clustersIn(call: Node, text: string): readonly RegExp[] {
  const found: RegExp[] = [];
  call.cursor().iterate(({ type, node }) => {
    if (type.name !== 'UnquotedLabelMatcher') return;
    const parts = /^cluster\s*(=~?)\s*(["'`])(.*)\2$/s.exec(text.slice(node.from, node.to));
    const pattern = parts === null ? null : patternOf(parts[3] ?? '', parts[1] === '=~');
    if (pattern !== null) found.push(pattern);
  });
  return found;
}

function patternOf(value: string, isPattern: boolean): RegExp | null {
  try {
    return new RegExp(`^(?:${isPattern ? value : value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')})$`);
  } catch {
    return null;
  }
}
