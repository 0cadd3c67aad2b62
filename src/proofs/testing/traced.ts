import { finding } from '../../findings/finding.ts';
import { clusters } from '../../topology/testing/manifests.ts';
import { trace } from '../../topology/trace.ts';
import type { Proof } from '../proof.ts';
import { promised } from './flows.ts';

/** What a proof says of manifests, each as `severity Kind namespace/name: message`. Node addresses 10.0.0.1 and 10.0.0.2 are of `one` and `two`. */
export function provedOn(proof: Proof, texts: Readonly<Record<string, string>>): readonly string[] {
  const nodeAddresses = new Map([
    ['10.0.0.1', 'one'],
    ['10.0.0.2', 'two'],
  ]);
  const out: string[] = [];
  proof.prove(trace(clusters(texts), { nodeAddresses }), promised, (where, message, more) => {
    const found = finding(proof, where, message, more);
    out.push(`${found.severity} ${'object' in where ? where.object : ''}: ${found.message}`);
  });
  return out;
}
