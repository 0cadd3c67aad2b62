import type { Cluster, Logs } from '../model.ts';

/** The kinds of log lines: of containers, and of the node itself. */
export const logFamilies = ['k8s', 'host'] as const;
export type LogFamily = (typeof logFamilies)[number];

/** First part of the names of daily indices, before `-YYYY.MM.DD`; also the name of their template. */
export function indexPrefix({ index }: Logs, family: LogFamily): string {
  return `${index}-${family}`;
}

/** What a template or a policy says to mean these indices. */
export function indexPattern(logs: Logs, family: LogFamily): string {
  return `${indexPrefix(logs, family)}-*`;
}

/** The ISM policy of every log index, which is also the name of the Snapshot Management policy. */
export function policyName({ index }: Logs): string {
  return index;
}

/** The snapshot repository of every OpenSearch, and its folder in the bucket, which several clusters share. */
export const archive = { repository: 'archive', basePath: ({ id }: Cluster): string => id } as const;

/** The field of every record that tells clusters apart; the value is the cluster's id. */
export const clusterField = 'cluster';
