import type { JsonObject } from '../../kube/objects.ts';
import { timeField } from '../../model/logs/fields.ts';
import { archive, indexPattern, indexPrefix, logFamilies, policyName } from '../../model/logs/names.ts';
import { logSecrets, logUsers } from '../../model/logs/secret-names.ts';
import type { LocalLogs } from '../../model/logs/stores.ts';
import type { Cluster, Logs } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { indexTemplate, ismPolicy, repository, snapshotPolicy } from '../parts/opensearch/definitions.ts';
import { type LogUser, logRoles, logUsersIn } from '../parts/opensearch/roles.ts';
import { openSearchSetup } from '../parts/opensearch/setup.ts';
import { type Component, waves } from '../workload.ts';
import { operatorResources } from './resources.ts';

/** What an OpenSearch knows before the first line comes: templates, policies, the repository, roles and users, saved index patterns. */
export const opensearchIndices: Component = {
  name: 'opensearch-indices',
  wave: waves.indices,
  about: 'Index templates, retention, snapshots, users and index patterns of OpenSearch, before the first writer.',
  build: (model, cluster) => {
    const { logs } = model;
    const local = cluster.logs;
    if (logs === null || local.mode !== 'local') return null;
    const operated = local.managers > 0;
    const setup = {
      definitions: operated ? beyondOperator(logs, local) : everything(logs, cluster, local),
      users: operated ? [] : otherUsers(cluster).map((user) => logSecrets[user].name),
      dashboards: local.dashboards > 0,
    };
    return {
      objects: [
        ...(operated ? operatorResources(logs, cluster, local.data, identity) : []),
        ...openSearchSetup(model, logs, identity, setup),
      ],
      charts: [],
    };
  },
};

const identity: Identity = { name: 'opensearch-setup', layer: 'log-store', version: versions.opensearch };

type Definitions = Readonly<Record<string, JsonObject>>;

/** What the operator has no resource for, or none that says enough. */
function beyondOperator(logs: Logs, local: LocalLogs): Definitions {
  return {
    [`snapshot-policy.${policyName(logs)}`]: snapshotPolicy(logs),
    ...(local.dashboards > 0 ? indexPatterns(logs) : {}),
  };
}

function everything(logs: Logs, cluster: Cluster, local: LocalLogs): Definitions {
  return {
    ...users(cluster),
    ...Object.fromEntries(
      logRoles(logs, cluster).flatMap(({ name, user, cluster: asked, indices, actions }) => [
        [
          `role.${name}`,
          { cluster_permissions: asked, index_permissions: [{ index_patterns: indices, allowed_actions: actions }] },
        ],
        [`role-mapping.${name}`, { users: [user] }],
      ]),
    ),
    ...Object.fromEntries(
      logFamilies.map((family) => [
        `index-template.${indexPrefix(logs, family)}`,
        indexTemplate(logs, family, local.data),
      ]),
    ),
    [`ism-policy.${policyName(logs)}`]: ismPolicy(logs),
    [`snapshot-repository.${archive.repository}`]: repository(logs, cluster),
    ...beyondOperator(logs, local),
  };
}

/** Whose passwords are set anew, from which folder of the Job. */
function users(cluster: Cluster): Definitions {
  return {
    [`user.${logUsers.admin}`]: { secret: 'admin', backend_roles: ['admin'] },
    ...Object.fromEntries(
      otherUsers(cluster).map((user) => [
        `user.${logUsers[user]}`,
        { secret: logSecrets[user].name, backend_roles: [] },
      ]),
    ),
  };
}

function otherUsers(cluster: Cluster): readonly LogUser[] {
  return logUsersIn(cluster).filter((user) => user !== 'admin');
}

/** Saved objects of Dashboards by fixed names, so that a second run writes over the first. */
function indexPatterns(logs: Logs): Definitions {
  return Object.fromEntries(
    logFamilies.map((family) => [
      `index-pattern.${indexPrefix(logs, family)}`,
      { attributes: { title: indexPattern(logs, family), timeFieldName: timeField } },
    ]),
  );
}
