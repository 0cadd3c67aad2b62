import type { FleetRule } from '../rule.ts';

export const notYetRendered: FleetRule = {
  code: 'fleet/not-yet-rendered',
  severity: 'note',
  title: 'What the file asks for is not rendered by this version',
  why: 'The field is read and checked, but the tree holds nothing of it: what is not installed otherwise is missing.',
  fix: 'Install it by other means, or leave the field out.',
  refs: [],
  check: (fleet, report) => {
    if (fleet.logs !== undefined)
      report(['logs'], 'Logs are not rendered yet: no collector, no OpenSearch and no snapshots of it', {
        fix: 'Keep what collects your logs today.',
      });
  },
};
