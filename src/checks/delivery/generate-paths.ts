import { stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, type DeclaredApplication } from './applications.ts';
import { sourcesOf } from './releases.ts';

/** From where on the repo server is known to fall behind (argo-cd@v3.5.1 docs/operator-manual/high_availability.md, Monorepo Scaling Considerations). */
const many = 50;

export const generatePaths: Check = {
  code: 'delivery/generate-paths',
  severity: 'warning',
  title: 'Every commit renders every Application of a large repository',
  why: 'Argo CD renders all Applications of a repository anew at each commit, because it does not know which files they are made of.',
  fix: 'Annotate each Application with `argocd.argoproj.io/manifest-generate-paths: .`, or with the folders that it is made of.',
  refs: ['F10'],
  run: (subject, report) => {
    const written = applicationsOf(subject).filter(
      ({ object, spec, field }) => object.kind === 'Application' && sourcesOf(spec, field).some(isFolder),
    );
    for (const [repository, applications] of Map.groupBy(written, repositoryOf)) {
      const blind = applications.filter(({ annotations }) => stringAt(annotations, annotation) === undefined);
      const [first] = blind;
      if (first === undefined || applications.length < many) continue;
      report(
        objectPlace(first.cluster, first.object, 'metadata.annotations'),
        `${blind.length} of ${applications.length} Applications of \`${repository}\` do not say which folders they are made of`,
      );
    }
  },
};

const annotation = 'argocd.argoproj.io/manifest-generate-paths';

function isFolder({ entry }: { readonly entry: unknown }): boolean {
  return stringAt(entry, 'path') !== undefined;
}

function repositoryOf({ spec, field }: DeclaredApplication): string {
  return stringAt(sourcesOf(spec, field).find(isFolder)?.entry, 'repoURL') ?? '';
}
