/**
 * The candidate that `word` most likely meant, or `null` when none is close: for "did you mean `replicas`?".
 * Close is a Damerau-Levenshtein distance (letters inserted, dropped, replaced, or two neighbours swapped) of at most
 * a third of the longer word's length, and at most 3; case counts for nothing. Of equally close candidates the first wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const allowed = Math.min(maxDistance(word, candidate), bestDistance - 1);
    if (allowed < 0) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), allowed);
    if (distance > allowed) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/**
 * The optimal string alignment distance between two words, counted in UTF-16 units.
 * Once it is sure to exceed `limit`, some number above `limit` is returned.
 */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  let row: number[] = new Array(b.length + 1).fill(0);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < smallest) smallest = cost;
    }
    // A swap reaches back two rows, so a row may end the search only together with the one above it.
    if (smallest > limit && Math.min(...above) >= limit) return limit + 1;
    [twoAbove, above, row] = [above, row, twoAbove.length > 0 ? twoAbove : new Array(b.length + 1).fill(0)];
  }
  return above[b.length] ?? 0;
}

function maxDistance(word: string, candidate: string): number {
  return Math.min(3, Math.floor(Math.max(word.length, candidate.length) / 3));
}
