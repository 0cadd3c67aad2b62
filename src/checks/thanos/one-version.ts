import { readAt } from '../../topology/objects/workload.ts';
import type { Check } from '../check.ts';
import { ownerText, viewsOf } from '../cluster-view.ts';
import { thanosVersion } from './version.ts';

export const oneVersion: Check = {
  code: 'thanos/one-version',
  severity: 'warning',
  title: 'Thanos runs in several versions',
  why: 'Its parts speak to each other by an API that changes over the minors: an old part may miss what a new one asks, and flags and metrics have other names.',
  fix: 'Run one minor version of Thanos in the whole fleet; during an upgrade, neighbouring ones.',
  refs: ['R03'],
  run: (subject, report) => {
    const running = viewsOf(subject).flatMap((view) =>
      view.engines.flatMap((engine) => {
        const isThanos = engine.engine !== 'prometheus' && engine.engine !== 'alertmanager';
        const version = isThanos ? thanosVersion(engine) : null;
        return version === null ? [] : [{ engine, version }];
      }),
    );
    const [newest] = running.toSorted((a, b) => b.version.minor - a.version.minor);
    if (newest === undefined) return;
    const told = new Set<number>([newest.version.minor]);
    for (const { engine, version } of running) {
      if (told.has(version.minor)) continue;
      told.add(version.minor);
      const others = running.filter((r) => r.version.minor === version.minor).length - 1;
      const run = others === 0 ? 'runs' : `and ${others} more run`;
      report(
        readAt(engine.reading.workload, engine.reading.container.field),
        `${ownerText(engine)} ${run} Thanos ${version.text}, ${ownerText(newest.engine)} runs ${newest.version.text}`,
      );
    }
  },
};
