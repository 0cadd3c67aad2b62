import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * A path below the reference data (CRDs, charts' values) that lies beside the checkout: `NAMSAN_SHARED`, else `../shared`.
 * Fails when it is absent, because a judgement without it would be worth nothing.
 */
export function sharedData(...path: readonly string[]): string {
  const root = process.env['NAMSAN_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');
  const found = join(root, 'data', ...path);
  if (!existsSync(found)) {
    throw new Error(
      `The engine tests need \`${found}\`: put the reference data beside the checkout, or name its folder by NAMSAN_SHARED.`,
    );
  }
  return found;
}
