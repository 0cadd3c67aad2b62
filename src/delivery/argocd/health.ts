import type { Workload } from '../../components/workload.ts';
import { apiGroup } from '../../kube/objects.ts';

/**
 * Health of an Application, by which waves wait. Argo CD has none for it (argo-cd@v3.5.1 docs/operator-manual/health.md), and its
 * own sum cannot be passed on as it is: objects that are missing do not count in it (controller/health.go), so an Application that
 * was never synced, or only in part, would pass for healthy. Hence: healthy only once it is synced, and was looked at since: what it
 * says right after a sync is from before the objects were there (controller/appcontroller.go asks for a comparison when a sync ends).
 */
const application = `local hs = { status = "Progressing", message = "is not synced yet" }
local status = obj.status or {}
local operation = status.operationState or {}
local synced = status.sync ~= nil and status.sync.status == "Synced"
if operation.phase == "Running" or operation.phase == "Terminating" then
  hs.message = "is being synced"
  return hs
end
if not synced and operation.phase ~= "Succeeded" then
  return hs
end
local finished = operation.finishedAt
if finished ~= nil and (status.reconciledAt == nil or status.reconciledAt < finished) then
  hs.message = "was not looked at since it was synced"
  return hs
end
if status.health ~= nil and status.health.status ~= nil then
  hs.status = status.health.status
  hs.message = status.health.message or ""
end
return hs
`;

/**
 * Health of what the Prometheus operator runs: available, and the newest definition is the one that runs
 * (prometheus-operator@v0.93.1 Documentation/api-reference/api.md, Condition).
 */
const prometheusOperator = `local hs = { status = "Progressing", message = "waits for the operator" }
local met = {}
for _, condition in ipairs((obj.status or {}).conditions or {}) do
  local current = condition.observedGeneration == nil or condition.observedGeneration == obj.metadata.generation
  met[condition.type] = condition.status == "True" and current
  if condition.status ~= "True" then
    hs.message = condition.message or condition.reason or condition.type
    if condition.type == "Reconciled" and condition.status == "False" and current then
      hs.status = "Degraded"
    end
  end
end
if met["Available"] and met["Reconciled"] then
  hs.status = "Healthy"
  hs.message = ""
end
return hs
`;

/** Health of an OpenSearch by operator (opensearch-k8s-operator@3.0.2 api v1, ClusterStatus: phase, health). Yellow is all data, with fewer copies. */
const openSearchCluster = `local hs = { status = "Progressing", message = "waits for the operator" }
local status = obj.status or {}
if status.phase ~= nil then
  hs.message = "phase " .. status.phase .. ", health " .. (status.health or "unknown")
end
if status.phase == "RUNNING" and (status.health == "green" or status.health == "yellow") then
  hs.status = "Healthy"
elseif status.initialized and status.health == "red" then
  hs.status = "Degraded"
end
return hs
`;

/** Health of what the operator writes into OpenSearch (opensearch-k8s-operator@3.0.2: states PENDING, CREATED, ERROR, IGNORED). */
const openSearchState = `local hs = { status = "Progressing", message = "waits for OpenSearch" }
local status = obj.status or {}
if status.state == "CREATED" then
  hs.status = "Healthy"
  hs.message = ""
elseif status.state == "ERROR" or status.state == "IGNORED" then
  hs.status = "Degraded"
  hs.message = status.reason or status.state
end
return hs
`;

/**
 * Scripts by `group_Kind`, as argocd-cm names them. Kinds whose controllers report nothing (FluentBit, RecurringJob) have none: they are
 * healthy as soon as they are there. For cert-manager, External Secrets, Sealed Secrets and Gateway API Argo CD has its own.
 */
const scripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['Alertmanager', 'Prometheus', 'PrometheusAgent', 'ThanosRuler'].map((kind) => [
      `monitoring.coreos.com_${kind}`,
      prometheusOperator,
    ]),
  ),
  'opensearch.org_OpenSearchCluster': openSearchCluster,
  ...Object.fromEntries(
    [
      ...['OpenSearchISMPolicy', 'OpensearchActionGroup', 'OpensearchComponentTemplate', 'OpensearchIndexTemplate'],
      ...[
        'OpensearchRole',
        'OpensearchSnapshotPolicy',
        'OpensearchTenant',
        'OpensearchUser',
        'OpensearchUserRoleBinding',
      ],
    ].map((kind) => [`opensearch.org_${kind}`, openSearchState]),
  ),
};

/** The keys of argocd-cm that say what is healthy: Applications, and the custom resources that the fleet has. */
export function healthChecks(workloads: readonly Workload[]): Readonly<Record<string, string>> {
  const there = new Set(
    workloads.flatMap(({ objects }) => objects.map(({ apiVersion, kind }) => `${apiGroup(apiVersion)}_${kind}`)),
  );
  const own = Object.entries(scripts).filter(([name]) => there.has(name));
  return Object.fromEntries(
    [['argoproj.io_Application', application] as const, ...own].map(([name, script]) => [
      `resource.customizations.health.${name}`,
      script,
    ]),
  );
}
