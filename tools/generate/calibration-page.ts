import { calibration } from './calibration.ts';
import type { Calibration } from './calibration-row.ts';
import { table } from './table.ts';

/** The page that says how far the planner is from what others measured. */
export function calibrationPage(): string {
  const rows = calibration();
  const proving = rows.filter(({ own }) => own !== true);
  const within = proving.filter((row) => Math.abs(errorOf(row)) <= 0.25).length;
  return `# How far the planner is off
<!-- Made by \`npm run generate\` from the planner; do not edit. -->
\`namsan capacity\` follows formulas; each says its source. Here they are held against published measurements for the same load: of ${proving.length} figures ${within} are within 25%. The
other ${rows.length - proving.length} rows are those from which a constant was taken: they prove nothing, and say so. Bounds are what a test holds the planner to. Where it is far off, the reason is in the row: plan such parts with room to spare, or measure them.

Three sources of the reference have no row: Aiven publishes bytes a day but no series, the sizes of Argo CD by kubara count cached objects, which no fleet file knows, and times of queries are not planned.

${table(
  ['What', 'Published', 'Planned', 'Error', 'Bounds', 'Why', 'Source'],
  rows.map((row) => [
    row.what,
    `${round(row.published)} ${row.unit}`,
    `${round(row.planned)} ${row.unit}`,
    percent(errorOf(row)),
    `${percent(row.bounds[0] - 1)} to ${percent(row.bounds[1] - 1)}`,
    row.why,
    row.source,
  ]),
)}
`;
}

/** By which part of the published figure the planned one is above or below it. */
export function errorOf({ published, planned }: Calibration): number {
  return planned / published - 1;
}

/** A part as percents with a sign. */
export function percent(part: number): string {
  const whole = Math.round(part * 100);
  return `${whole > 0 ? '+' : ''}${whole}%`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
