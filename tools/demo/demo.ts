import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { formatText } from '../../src/findings/format-text.ts';
import { countsOf } from '../../src/findings/report.ts';
import { inputsOf } from '../../src/manifests/lock.ts';
import { writeTree } from '../../src/manifests/write/write-tree.ts';
import { checkFleet, type Rendered, renderFleet } from '../../src/pipeline.ts';
import { edgesFrom } from '../../src/proofs/reachable.ts';
import { streamsOf } from '../../src/proofs/streams.ts';
import { exampleFleet, exampleNames } from '../generate/golden.ts';

/** What the demo says of one example. */
interface Row {
  readonly example: string;
  readonly clusters: number;
  readonly objects: number;
  readonly files: number;
  readonly streams: number;
  readonly errors: number;
  readonly warnings: number;
  readonly milliseconds: number;
}

/** The whole way of one example: load, check, plan, render into a directory, prove. */
async function walk(example: string, out: string): Promise<Row> {
  const begin = performance.now();
  const text = exampleFleet(example);
  const { rendered, report } = await checkFleet(text, `examples/${example}/fleet.yaml`);
  if (rendered === null) throw new Error(formatText(report));
  const written = writeTree(join(out, example), inputsOf(text), renderFleet(rendered), { force: false });
  if (written.findings.length > 0) throw new Error(written.findings.map((f) => f.message).join('\n'));
  const { errors, warnings } = countsOf(report);
  return {
    example,
    clusters: rendered.clusters.length,
    objects: rendered.clusters.reduce((sum, c) => sum + c.objects.length, 0),
    files: written.created.length,
    streams: streamCount(rendered),
    errors,
    warnings,
    milliseconds: Math.round(performance.now() - begin),
  };
}

function streamCount({ topology }: Rendered): number {
  return streamsOf(topology, edgesFrom(topology)).length;
}

function print(rows: readonly Row[]): void {
  const head = ['example', 'clusters', 'objects', 'files', 'streams', 'proved', 'warnings', 'ms'];
  const cells = rows.map((r) =>
    [
      r.example,
      r.clusters,
      r.objects,
      r.files,
      r.streams,
      r.errors === 0 ? 'yes' : `no: ${r.errors} errors`,
      r.warnings,
      r.milliseconds,
    ].map(String),
  );
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(styleText('bold', line(head)));
  for (const row of cells) console.log(line(row));
}

/** One edge of the first document's system forgets its blocks before a promised outage of the object store is over. */
const spoiled = { example: 'sidecar', cluster: 'cluster-197-edge', from: 'keepLocal: 24h', to: 'keepLocal: 4h' };

async function spoil(): Promise<boolean> {
  const text = exampleFleet(spoiled.example);
  const at = text.indexOf(spoiled.from, text.indexOf(`- id: ${spoiled.cluster}`));
  const broken = text.slice(0, at) + spoiled.to + text.slice(at + spoiled.from.length);
  const { report } = await checkFleet(broken, 'fleet.yaml');
  const errors = report.findings.filter((f) => f.severity === 'error');
  console.log(formatText({ ...report, findings: errors }));
  return errors.length > 0;
}

const out = mkdtempSync(join(tmpdir(), 'namsan-demo-'));
try {
  console.log('Five fleets: load, check, plan, render, prove.\n');
  const rows: Row[] = [];
  for (const example of exampleNames()) rows.push(await walk(example, out));
  print(rows);
  console.log(
    `\nThe fleet ${spoiled.example} again, with \`${spoiled.from}\` of ${spoiled.cluster} changed to \`${spoiled.to}\`; it promises to survive 6h without the object store.\n`,
  );
  const found = await spoil();
  process.exitCode = found && rows.every((r) => r.errors === 0) ? 0 : 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
