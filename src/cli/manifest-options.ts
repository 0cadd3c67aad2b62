import { existsSync } from 'node:fs';
import { isTreePath } from '../manifests/tree-path.ts';
import type { Given, Option } from './command.ts';
import { hubOption } from './hub-option.ts';
import { promiseOption } from './promise-option.ts';
import { Usage } from './usage.ts';

/** Options of commands that look at manifests of any origin. */
export const manifestOptions: readonly Option[] = [
  {
    name: 'manifests',
    value: 'cluster=dir',
    many: true,
    about:
      'Look at the manifests of a cluster in a directory, or in a file, instead of what namsan renders. Say it once for each cluster.',
  },
  hubOption,
  promiseOption,
];

/** The directory of each cluster, as they were named. */
export function manifestsGiven(given: Given): readonly { readonly cluster: string; readonly path: string }[] {
  return given.list('manifests').map((text) => {
    const [, cluster = '', path = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (path === '' || !isTreePath(cluster))
      throw new Usage(
        `\`--manifests ${text}\` has not the form \`CLUSTER=DIR\`, such as \`--manifests edge-1=./manifests/edge-1\`.`,
      );
    if (!existsSync(path)) throw new Usage(`\`${path}\`, the manifests of \`${cluster}\`, does not exist.`);
    return { cluster, path };
  });
}
