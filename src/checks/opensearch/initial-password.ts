import { listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { parseImage } from '../image.ts';
import { podsObject } from '../pods-object.ts';

export const initialPassword: Check = {
  code: 'opensearch/initial-password',
  severity: 'error',
  title: 'An OpenSearch is not told its first password',
  why: 'Since 2.12 there is no `admin` with the password `admin` any more: the image ends its start with `No custom admin password found`.',
  fix: 'Set `OPENSEARCH_INITIAL_ADMIN_PASSWORD` from a Secret, or `DISABLE_INSTALL_DEMO_CONFIG: "true"` and bring certificates and users of your own.',
  refs: ['R29'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject))
      for (const workload of index.workloads) {
        const found = podsObject(index, workload);
        if (found === null) continue;
        listAt(found.pods.spec, 'containers').forEach((container, i) => {
          const { path, tag } = parseImage(stringAt(container, 'image') ?? '');
          if (!/(?:^|\/)opensearchproject\/opensearch$/.test(path) || !isSince212(tag)) return;
          // Settings and variables may come from what is not in the objects.
          const configured = listAt(container, 'volumeMounts').some((mount) =>
            (stringAt(mount, 'mountPath') ?? '').includes('/config'),
          );
          if (configured || listAt(container, 'envFrom').length > 0 || listAt(container, 'command').length > 0) return;
          const names = new Map(
            listAt(container, 'env').map((one) => [stringAt(one, 'name') ?? '', stringAt(one, 'value')]),
          );
          const isOff = ['DISABLE_INSTALL_DEMO_CONFIG', 'DISABLE_SECURITY_PLUGIN', 'plugins.security.disabled'].some(
            (name) => names.get(name) === 'true',
          );
          if (isOff || names.has('OPENSEARCH_INITIAL_ADMIN_PASSWORD')) return;
          report(
            objectPlace(index.id, found.object, `${found.pods.field}.containers[${i}].env`),
            `OpenSearch ${tag} of \`${found.object.metadata.name}\` in \`${index.id}\` has no \`OPENSEARCH_INITIAL_ADMIN_PASSWORD\``,
          );
        });
      }
  },
};

function isSince212(tag: string): boolean {
  const parts = /^(\d+)\.(\d+)/.exec(tag);
  if (parts === null) return false;
  return Number(parts[1]) > 2 || (Number(parts[1]) === 2 && Number(parts[2]) >= 12);
}
