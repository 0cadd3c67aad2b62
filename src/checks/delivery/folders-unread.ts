import { at, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, contentsOf } from './applications.ts';
import { sourcesOf } from './releases.ts';

export const foldersUnread: Check = {
  code: 'delivery/folders-unread',
  severity: 'error',
  title: 'An Application does not look into the folders of its path',
  why: 'Argo CD reads the files of the path itself only, unless told otherwise: the Application is synced and healthy, and delivers nothing.',
  fix: 'Set `source.directory.recurse: true`, or put a `kustomization.yaml` into the path that names its folders.',
  refs: ['R24'],
  run: (subject, report) => {
    for (const application of applicationsOf(subject)) {
      const { cluster, object, spec, field } = application;
      for (const source of sourcesOf(spec, field)) {
        const path = (stringAt(source.entry, 'path') ?? '').replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
        const asIs = ['kustomize', 'helm', 'plugin'].every((tool) => at(source.entry, tool) === undefined);
        if (path === '' || path.includes('{{') || !asIs || at(source.entry, 'directory', 'recurse') === true) continue;
        if (contentsOf(subject, application).folders.length > 0) continue;
        // Folders of Applications are nothing but plain manifests; others may be parts of a chart.
        const below = subject.folders.filter(
          (folder) =>
            `/${folder.path}/`.includes(`/${path}/`) &&
            !`/${folder.path}`.endsWith(`/${path}`) &&
            folder.objects.some(
              ({ apiVersion, kind }) => apiVersion.startsWith('argoproj.io/') && kind.startsWith('Application'),
            ),
        );
        const [first] = below;
        if (first === undefined) continue;
        report(
          objectPlace(cluster, object, `${source.field}.directory.recurse`),
          `${object.kind} \`${object.metadata.name}\` reads \`${path}\` alone, and ${below.length === 1 ? `its Applications are in \`${first.path}\`` : `its Applications are in ${below.length} folders below it`}`,
        );
      }
    }
  },
};
