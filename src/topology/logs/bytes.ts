const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** Bytes of a size as Fluent Bit writes it: `5M` and `5MB` are five million bytes; `null` when it is none (docs.fluentbit.io administration/configuring-fluent-bit/unit-sizes). */
export function parseBytes(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?)\s*([kmg]?)b?$/i.exec(text.trim());
  if (parts === null) return null;
  return Number(parts[1]) * (factors[(parts[2] ?? '').toLowerCase()] ?? 1);
}
