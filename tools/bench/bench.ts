import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Share, sharesOf } from './shares.ts';
import { type Measured, measure, stageNames } from './stages.ts';

const sizes = [3, 50, 1000];
const runs = 3;

/** Each stage runs in a process of its own, so that its memory and its garbage are its own. */
function inProcess(stage: string, clusters: number): Measured {
  const out = execFileSync(process.execPath, [import.meta.filename, '--stage', stage, String(clusters)], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as Measured;
}

/** The parts of `check` for the largest fleet, in a process of their own. */
function largest(): readonly Share[] {
  const args = [import.meta.filename, '--shares', String(Math.max(...sizes))];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as readonly Share[];
}

function shareTable(shares: readonly Share[]): string {
  const whole = shares.reduce((sum, { ms }) => sum + ms, 0);
  const lines = shares.map(
    ({ part, ms }) =>
      `${part.padEnd(34)}${ms.toFixed(0).padStart(6)} ms${((100 * ms) / whole).toFixed(0).padStart(5)}%`,
  );
  return [`What check of ${Math.max(...sizes)} clusters spends its time on:`, ...lines].join('\n');
}

/** The run whose ratio to its floor is the middle one. */
function middle(all: readonly Measured[]): Measured {
  const [chosen] = all.toSorted((a, b) => a.ms / a.floorMs - b.ms / b.floorMs).slice(Math.floor(all.length / 2));
  if (chosen === undefined) throw new Error('Nothing was measured');
  return chosen;
}

/** Start-up: `namsan --help` as a whole process, against a Node that does nothing. */
function startUp(): Measured {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const time = (args: readonly string[]): number => {
    const begin = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - begin;
  };
  time([main, '--help']);
  const least = (args: readonly string[]): number => Math.min(...Array.from({ length: 7 }, () => time(args)));
  return {
    stage: 'start',
    floor: 'start Node and end',
    clusters: 0,
    ms: least([main, '--help']),
    floorMs: least(['--eval', '0']),
    peakMb: 0,
  };
}

function table(rows: readonly Measured[]): string {
  const cells = rows.map((r) => [
    r.stage,
    r.clusters === 0 ? '' : String(r.clusters),
    r.ms.toFixed(0),
    r.floorMs.toFixed(0),
    (r.ms / r.floorMs).toFixed(2),
    r.peakMb === 0 ? '' : String(r.peakMb),
    r.floor,
  ]);
  const all = [['stage', 'clusters', 'ms', 'floor ms', 'ratio', 'peak MB', 'floor'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 0 || i === 6 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const [flag, stage = '', clusters = ''] = process.argv.slice(2);
if (flag === '--stage') console.log(JSON.stringify(await measure(stage, Number(clusters))));
else if (flag === '--shares') console.log(JSON.stringify(await sharesOf(Number(stage))));
else {
  const rows = [
    startUp(),
    ...sizes.flatMap((size) =>
      stageNames.map((name) => middle(Array.from({ length: runs }, () => inProcess(name, size)))),
    ),
  ];
  const shares = largest();
  console.log(
    flag === '--json' ? JSON.stringify({ rows, shares }, null, 2) : `${table(rows)}\n\n${shareTable(shares)}`,
  );
}
