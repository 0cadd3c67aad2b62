const factors: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};

/** The number of a Kubernetes quantity: bytes of `16Gi`, cores of `500m`; `null` when it is none (apimachinery resource.Quantity). */
export function parseQuantity(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?|\.\d+)([eE][+-]?\d{1,3}|[A-Za-z]{0,2})$/.exec(text);
  if (parts === null) return null;
  const suffix = parts[2] ?? '';
  const factor = /^[eE][+-]?\d/.test(suffix) ? Number(`1${suffix}`) : factors[suffix];
  if (factor === undefined) return null;
  const value = Number(parts[1]) * factor;
  return Number.isFinite(value) ? value : null;
}

/** Bytes as a quantity of whole mebibytes: `512Mi`. */
export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)}Mi`;
}
