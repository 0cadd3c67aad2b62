import { at, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { releasesOf } from '../delivery/releases.ts';

export const backupTarget: Check = {
  code: 'platform/backup-target',
  severity: 'error',
  title: 'The target of volume backups is none that Longhorn can write to',
  why: 'Longhorn refuses the target, or takes it and fails each backup: nobody notices until a volume is to be restored.',
  fix: 'Write `s3://<bucket>@<region>/`, with the slash at the end; the address of another store than AWS goes into the Secret as `AWS_ENDPOINTS`.',
  refs: ['R32'],
  run: (subject, report) => {
    for (const { cluster, objects } of subject.clusters)
      for (const object of objects) {
        if (!object.apiVersion.startsWith('longhorn.io/')) continue;
        const isSetting = object.kind === 'Setting' && object.metadata.name === 'backup-target';
        const [field, url] = isSetting
          ? ['value', stringAt(object, 'value')]
          : [
              'spec.backupTargetURL',
              object.kind === 'BackupTarget' ? stringAt(object, 'spec', 'backupTargetURL') : undefined,
            ];
        const fault = faultOf(url);
        if (fault !== null)
          report(objectPlace(cluster, object, field), `The backup target \`${url}\` of \`${cluster}\` ${fault}`);
      }
    for (const { chart, cluster, object, values, valuesField } of releasesOf(subject)) {
      if (chart !== 'longhorn') continue;
      for (const part of ['defaultBackupStore', 'defaultSettings']) {
        const url = at(values, part, 'backupTarget');
        const fault = faultOf(typeof url === 'string' ? url : undefined);
        if (fault === null) continue;
        report(
          { cluster, object, field: `${valuesField}.${part}.backupTarget` },
          `The backup target \`${String(url)}\` of \`${object}\` ${fault}`,
        );
      }
    }
  },
};

/** longhorn@v1.12.1 docs, Setting a Backup Target: S3, NFS, SMB/CIFS, Azure. */
function faultOf(url: string | undefined): string | null {
  if (url === undefined || url === '' || /\{\{|\$\{/.test(url)) return null;
  if (/^(?:nfs|cifs|azblob):\/\//.test(url)) return null;
  if (!url.startsWith('s3://')) return 'is of no scheme that Longhorn knows';
  if (!/^s3:\/\/[^@/]+@[^/]+(?:\/|$)/.test(url)) return 'names no bucket and region';
  return url.endsWith('/') ? null : 'does not end with a slash';
}
