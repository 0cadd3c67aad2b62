/** What its aliases blow up to more values than this is no manifest and no configuration. */
const maxValues = 2_000_000;
/** As deep as js-yaml reads without aliases. */
const maxDepth = 100;

/**
 * Measures a value as it would be walked: an alias counts as often as it is used. A value that contains itself has no end. `null` where it can
 * be walked, else why not.
 */
export function sizeFault(value: unknown): string | null {
  return spent(value, 0, 0) <= easilyWalked ? null : measuredFault(value);
}

/** Most values are walked faster than they are measured. */
const easilyWalked = 20_000;

/** How many values a walk has seen; more than `easilyWalked` as soon as it has seen so many, or is deeper than it may be. */
function spent(node: unknown, before: number, depth: number): number {
  let values = before + 1;
  if (depth >= maxDepth) return easilyWalked + 1;
  if (node === null || typeof node !== 'object') return values;
  for (const key in node) {
    if (values > easilyWalked) return values;
    values = spent((node as Readonly<Record<string, unknown>>)[key], values, depth + 1);
  }
  return values;
}

function measuredFault(value: unknown): string | null {
  const measured = new Map<object, Measure>();
  const measure = (node: unknown, above: number): Measure => {
    if (node === null || typeof node !== 'object') return leaf;
    const known = measured.get(node);
    if (known !== undefined) return known;
    // Deeper than that is refused whatever is below.
    if (above > maxDepth) return tooDeep;
    measured.set(node, endless);
    let [values, depth]: Measure = leaf;
    for (const child of Object.values(node)) {
      const [more, deep] = measure(child, above + 1);
      values += more;
      depth = Math.max(depth, deep + 1);
    }
    measured.set(node, [values, depth]);
    return [values, depth];
  };
  const [values, depth] = measure(value, 0);
  if (values > maxValues) return `its aliases make more than ${maxValues} values of it`;
  return depth > maxDepth ? `it nests more than ${maxDepth} deep` : null;
}

/** How many values, and how many levels. */
type Measure = readonly [values: number, depth: number];
const leaf: Measure = [1, 1];
const tooDeep: Measure = [1, maxDepth + 1];
const endless: Measure = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
