import type { KubeObject } from '../../kube/objects.ts';
import { listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const recurringJob: Check = {
  code: 'platform/recurring-job',
  severity: 'error',
  title: 'A recurring job of Longhorn runs for no volume, or makes no backup',
  why: 'Without a group or a volume that names it a job never runs; and a snapshot lies on the same disks as its volume, and is lost with them.',
  fix: 'Give the job `groups: [default]`, and the task `backup`.',
  refs: ['R33'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject)) {
      const jobs = (index.byKind.get('RecurringJob') ?? []).filter(({ apiVersion }) =>
        apiVersion.startsWith('longhorn.io/'),
      );
      const asking = [
        ...(index.byKind.get('Volume') ?? []),
        ...(index.byKind.get('PersistentVolumeClaim') ?? []),
        ...(index.byKind.get('StorageClass') ?? []),
      ];
      const idle = jobs.filter(
        (job) => listAt(job, 'spec', 'groups').length === 0 && !asking.some((one) => names(one, job)),
      );
      for (const job of idle)
        report(
          objectPlace(index.id, job, 'spec.groups'),
          `The recurring job \`${job.metadata.name}\` of \`${index.id}\` has no groups, and no volume names it`,
        );
      const [first] = jobs;
      // Backups may be made by something else, which no object of Longhorn tells.
      if (first === undefined || idle.length === jobs.length || jobs.some((job) => isBackup(job))) continue;
      report(
        objectPlace(index.id, first, 'spec.task'),
        `\`${index.id}\` takes snapshots of volumes by \`${first.metadata.name}\`, and no recurring job makes backups`,
        { severity: 'warning' },
      );
    }
  },
};

function isBackup(job: KubeObject): boolean {
  return /^(?:backup|system-backup)/.test(stringAt(job, 'spec', 'task') ?? '');
}

/** By a label on the volume or its claim, or by a parameter of its class (longhorn docs, Recurring Snapshots and Backups). */
function names(object: KubeObject, { metadata }: KubeObject): boolean {
  const labels = stringsAt(object, 'metadata', 'labels');
  return (
    labels[`recurring-job.longhorn.io/${metadata.name}`] === 'enabled' ||
    (stringAt(object, 'parameters', 'recurringJobSelector') ?? '').includes(`"${metadata.name}"`)
  );
}
