import type { KubeObject } from '../../kube/objects.ts';
import type {
  OpenSearchISMPolicy,
  OpensearchIndexTemplate,
  OpensearchRole,
  OpensearchUser,
  OpensearchUserRoleBinding,
} from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import { archive, indexPattern, indexPrefix, type LogFamily, logFamilies, policyName } from '../../model/logs/names.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import type { Cluster, Logs } from '../../model/model.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import {
  archiveSnapshot,
  definitionPriority,
  deletionAge,
  indexSettings,
  logPatterns,
  policyDescription,
  snapshotRetry,
} from '../parts/opensearch/definitions.ts';
import { logMappings } from '../parts/opensearch/mappings.ts';
import { type LogRole, logRoles } from '../parts/opensearch/roles.ts';

const opensearchCluster = { name: services.opensearch.name } as const;

/** What the operator tells OpenSearch, as its resources; `data` counts the data nodes. */
export function operatorResources(
  logs: Logs,
  cluster: Cluster,
  data: number,
  identity: Identity,
): readonly KubeObject[] {
  return [
    ...logFamilies.map((family) => template(logs, family, data, identity)),
    policy(logs, identity),
    ...logRoles(logs, cluster).flatMap((role) => userWithRole(role, identity)),
  ];
}

function template(logs: Logs, family: LogFamily, data: number, identity: Identity): OpensearchIndexTemplate {
  const name = indexPrefix(logs, family);
  return {
    apiVersion: 'opensearch.org/v1',
    kind: 'OpensearchIndexTemplate',
    metadata: metadata(identity, name, namespaces.logging),
    spec: {
      opensearchCluster,
      name,
      indexPatterns: [indexPattern(logs, family)],
      priority: definitionPriority,
      template: { settings: indexSettings(family, data), mappings: logMappings(family) },
    },
  };
}

function policy(logs: Logs, identity: Identity): OpenSearchISMPolicy {
  const conditions = { minIndexAge: deletionAge(logs) };
  return {
    apiVersion: 'opensearch.org/v1',
    kind: 'OpenSearchISMPolicy',
    metadata: metadata(identity, policyName(logs), namespaces.logging),
    spec: {
      opensearchCluster,
      policyId: policyName(logs),
      description: policyDescription(logs),
      defaultState: 'search',
      applyToExistingIndices: true,
      ismTemplate: { indexPatterns: logPatterns(logs), priority: definitionPriority },
      states: [
        { name: 'search', actions: [], transitions: [{ stateName: 'archive', conditions }] },
        {
          name: 'archive',
          actions: [{ retry: snapshotRetry, snapshot: { repository: archive.repository, snapshot: archiveSnapshot } }],
          transitions: [{ stateName: 'delete', conditions }],
        },
        { name: 'delete', actions: [{ delete: {} }] },
      ],
    },
  };
}

/** A user's resource has the user's name: the operator knows no other. */
function userWithRole(
  role: LogRole,
  identity: Identity,
): readonly (OpensearchUser | OpensearchRole | OpensearchUserRoleBinding)[] {
  const { name, user, secret, cluster, indices, actions } = role;
  return [
    {
      apiVersion: 'opensearch.org/v1',
      kind: 'OpensearchRole',
      metadata: metadata(identity, name, namespaces.logging),
      spec: {
        opensearchCluster,
        clusterPermissions: cluster,
        indexPermissions: [{ indexPatterns: indices, allowedActions: actions }],
      },
    },
    {
      apiVersion: 'opensearch.org/v1',
      kind: 'OpensearchUser',
      metadata: metadata(identity, user, namespaces.logging),
      spec: { opensearchCluster, passwordFrom: { name: secret, key: logSecrets.writer.password } },
    },
    {
      apiVersion: 'opensearch.org/v1',
      kind: 'OpensearchUserRoleBinding',
      metadata: metadata(identity, name, namespaces.logging),
      spec: { opensearchCluster, users: [user], roles: [name] },
    },
  ];
}
