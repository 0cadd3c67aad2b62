import type { Option } from './command.ts';

/** `--kubeconfig`, for every command that speaks to clusters. */
export const kubeconfigOption: Option = {
  name: 'kubeconfig',
  value: 'file',
  many: true,
  about:
    'A kubeconfig to look for contexts in; several are merged. Without it, those of KUBECONFIG, or ~/.kube/config.',
};

/** Which clusters a command speaks to, and how it finds them. */
export const reachOptions: readonly Option[] = [
  kubeconfigOption,
  { name: 'cluster', value: 'id', many: true, about: 'This cluster only. Say it once for each cluster.' },
];

/** `--component`, for commands that can do a part of a cluster. */
export const componentOption: Option = {
  name: 'component',
  value: 'name',
  many: true,
  about: 'This component only, as `namsan plan` names it. Say it once for each component.',
};

/** How commands end that speak to clusters, when somebody ends them: 128 and the number of the signal. */
export const endedExits = {
  130: 'Ctrl-C ended it, in order: what was cut off is not told. A second one ends it at once.',
  143: 'The same by SIGTERM.',
} as const;
