/** One line of a difference: kept, taken away, or added. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Beyond so many differences the shortest script is not worth its time: all that differs is shown as one block. */
const maxEdits = 1_000;

/** The shortest script that makes `after` of `before`, line by line (Myers, "An O(ND) Difference Algorithm", 1986). */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const kept = (text: string): DiffLine => ({ sign: ' ', text });
  return [
    ...before.slice(0, start).map(kept),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(kept),
  ];
}

function middle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const trace = furthest(before, after);
  if (trace === null) return [...before.map(gone), ...after.map(came)];
  const out: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let d = trace.length - 1; d > 0; d--) {
    const reached = trace[d - 1] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = reached.get(fromK) ?? 0;
    const fromY = fromX - fromK;
    while (x > fromX && y > fromY && x > 0 && y > 0 && before[x - 1] === after[y - 1]) {
      out.push({ sign: ' ', text: before[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (down) out.push(came(after[fromY] ?? ''));
    else out.push(gone(before[fromX] ?? ''));
    x = fromX;
    y = fromY;
  }
  for (; x > 0; x--) out.push({ sign: ' ', text: before[x - 1] ?? '' });
  return out.reverse();
}

/** For each count of edits, how far along `before` each diagonal gets; `null` when there are too many. */
function furthest(before: readonly string[], after: readonly string[]): readonly ReadonlyMap<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(before.length + after.length, maxEdits); d++) {
    const reached = new Map<number, number>();
    const last = trace.at(-1);
    for (let k = -d; k <= d; k += 2) {
      const left = last?.get(k - 1) ?? -1;
      const right = last?.get(k + 1) ?? -1;
      let x = d === 0 ? 0 : k === -d || (k !== d && left < right) ? right : left + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      reached.set(k, x);
      if (x >= before.length && x - k >= after.length) return [...trace, reached];
    }
    trace.push(reached);
  }
  return null;
}

function gone(text: string): DiffLine {
  return { sign: '-', text };
}

function came(text: string): DiffLine {
  return { sign: '+', text };
}
