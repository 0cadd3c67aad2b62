// Written by `node tools/schemas/schemas.ts` from kube-apiserver v1.35.4, /openapi/v3; prometheus-operator/prometheus-operator v0.93.1, example/prometheus-operator-crd; kubernetes-sigs/gateway-api v1.6.1, config/crd/standard; cert-manager/cert-manager v1.21.1, deploy/crds; argoproj/argo-cd v3.5.1, manifests/crds; external-secrets/external-secrets v2.9.0, config/crds/bases; longhorn/longhorn v1.12.1, deploy/longhorn.yaml; opensearch-project/opensearch-k8s-operator opensearch-operator-3.0.2, charts/opensearch-operator/files; fluent/fluent-operator v3.10.0, config/crd/bases; cilium/cilium 1.20.0, by datreeio/CRDs-catalog 7b1e26ef, cilium.io.

import type { Json, JsonObject, Labels, ObjectMeta } from './objects.ts';

/** A number with a unit suffix, such as `500m` or `16Gi`. */
export type Quantity = string | number;

/** Metadata of an object that another object holds a template of. */
export interface TemplateMeta {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

/** An object of a kind that namsan writes. */
export type TypedObject =
  | Namespace
  | ServiceAccount
  | Service
  | ConfigMap
  | PersistentVolumeClaim
  | Secret
  | ResourceQuota
  | Deployment
  | StatefulSet
  | DaemonSet
  | Job
  | CronJob
  | PodDisruptionBudget
  | Role
  | RoleBinding
  | ClusterRole
  | ClusterRoleBinding
  | Ingress
  | NetworkPolicy
  | HorizontalPodAutoscaler
  | Prometheus
  | Alertmanager
  | ThanosRuler
  | PrometheusRule
  | ServiceMonitor
  | PodMonitor
  | PrometheusAgent
  | AlertmanagerConfig
  | ScrapeConfig
  | Gateway
  | HTTPRoute
  | GRPCRoute
  | TLSRoute
  | BackendTLSPolicy
  | Certificate
  | ClusterIssuer
  | Issuer
  | ExternalSecret
  | RecurringJob
  | CiliumLoadBalancerIPPool
  | CiliumL2AnnouncementPolicy
  | OpenSearchCluster
  | OpenSearchISMPolicy
  | OpensearchIndexTemplate
  | OpensearchSnapshotPolicy
  | OpensearchUser
  | OpensearchRole
  | OpensearchUserRoleBinding
  | FluentBit
  | ClusterFluentBitConfig
  | ClusterInput
  | ClusterFilter
  | ClusterOutput
  | ClusterParser
  | Collector
  | Application
  | AppProject
  | ApplicationSet;

export interface Namespace {
  readonly apiVersion: 'v1';
  readonly kind: 'Namespace';
  readonly metadata: ObjectMeta;
  readonly spec?: NamespaceSpec;
}

export interface ServiceAccount {
  readonly apiVersion: 'v1';
  readonly kind: 'ServiceAccount';
  readonly metadata: ObjectMeta;
  readonly automountServiceAccountToken?: boolean;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly secrets?: readonly ObjectReference[];
}

export interface Service {
  readonly apiVersion: 'v1';
  readonly kind: 'Service';
  readonly metadata: ObjectMeta;
  readonly spec: ServiceSpec;
}

export interface ConfigMap {
  readonly apiVersion: 'v1';
  readonly kind: 'ConfigMap';
  readonly metadata: ObjectMeta;
  readonly binaryData?: Labels;
  readonly data?: Labels;
  readonly immutable?: boolean;
}

export interface PersistentVolumeClaim {
  readonly apiVersion: 'v1';
  readonly kind: 'PersistentVolumeClaim';
  readonly metadata: ObjectMeta;
  readonly spec: PersistentVolumeClaimSpec;
}

export interface Secret {
  readonly apiVersion: 'v1';
  readonly kind: 'Secret';
  readonly metadata: ObjectMeta;
  readonly data?: Labels;
  readonly immutable?: boolean;
  readonly stringData?: Labels;
  readonly type?: string;
}

export interface ResourceQuota {
  readonly apiVersion: 'v1';
  readonly kind: 'ResourceQuota';
  readonly metadata: ObjectMeta;
  readonly spec: ResourceQuotaSpec;
}

export interface Deployment {
  readonly apiVersion: 'apps/v1';
  readonly kind: 'Deployment';
  readonly metadata: ObjectMeta;
  readonly spec: DeploymentSpec;
}

export interface StatefulSet {
  readonly apiVersion: 'apps/v1';
  readonly kind: 'StatefulSet';
  readonly metadata: ObjectMeta;
  readonly spec: StatefulSetSpec;
}

export interface DaemonSet {
  readonly apiVersion: 'apps/v1';
  readonly kind: 'DaemonSet';
  readonly metadata: ObjectMeta;
  readonly spec: DaemonSetSpec;
}

export interface Job {
  readonly apiVersion: 'batch/v1';
  readonly kind: 'Job';
  readonly metadata: ObjectMeta;
  readonly spec: JobSpec;
}

export interface CronJob {
  readonly apiVersion: 'batch/v1';
  readonly kind: 'CronJob';
  readonly metadata: ObjectMeta;
  readonly spec: CronJobSpec;
}

export interface PodDisruptionBudget {
  readonly apiVersion: 'policy/v1';
  readonly kind: 'PodDisruptionBudget';
  readonly metadata: ObjectMeta;
  readonly spec: PodDisruptionBudgetSpec;
}

export interface Role {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'Role';
  readonly metadata: ObjectMeta;
  readonly rules?: readonly PolicyRule[];
}

export interface RoleBinding {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'RoleBinding';
  readonly metadata: ObjectMeta;
  readonly roleRef: RoleRef;
  readonly subjects?: readonly Subject[];
}

export interface ClusterRole {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'ClusterRole';
  readonly metadata: ObjectMeta;
  readonly aggregationRule?: AggregationRule;
  readonly rules?: readonly PolicyRule[];
}

export interface ClusterRoleBinding {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'ClusterRoleBinding';
  readonly metadata: ObjectMeta;
  readonly roleRef: RoleRef;
  readonly subjects?: readonly Subject[];
}

export interface Ingress {
  readonly apiVersion: 'networking.k8s.io/v1';
  readonly kind: 'Ingress';
  readonly metadata: ObjectMeta;
  readonly spec: IngressSpec;
}

export interface NetworkPolicy {
  readonly apiVersion: 'networking.k8s.io/v1';
  readonly kind: 'NetworkPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: NetworkPolicySpec;
}

export interface HorizontalPodAutoscaler {
  readonly apiVersion: 'autoscaling/v2';
  readonly kind: 'HorizontalPodAutoscaler';
  readonly metadata: ObjectMeta;
  readonly spec: HorizontalPodAutoscalerSpec;
}

export interface Prometheus {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'Prometheus';
  readonly metadata: ObjectMeta;
  readonly spec: PrometheusSpec;
}

export interface Alertmanager {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'Alertmanager';
  readonly metadata: ObjectMeta;
  readonly spec: AlertmanagerSpec;
}

export interface ThanosRuler {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'ThanosRuler';
  readonly metadata: ObjectMeta;
  readonly spec: ThanosRulerSpec;
}

export interface PrometheusRule {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PrometheusRule';
  readonly metadata: ObjectMeta;
  readonly spec: PrometheusRuleSpec;
}

export interface ServiceMonitor {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'ServiceMonitor';
  readonly metadata: ObjectMeta;
  readonly spec: ServiceMonitorSpec;
}

export interface PodMonitor {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PodMonitor';
  readonly metadata: ObjectMeta;
  readonly spec: PodMonitorSpec;
}

export interface PrometheusAgent {
  readonly apiVersion: 'monitoring.coreos.com/v1alpha1';
  readonly kind: 'PrometheusAgent';
  readonly metadata: ObjectMeta;
  readonly spec: PrometheusAgentSpec;
}

export interface AlertmanagerConfig {
  readonly apiVersion: 'monitoring.coreos.com/v1alpha1';
  readonly kind: 'AlertmanagerConfig';
  readonly metadata: ObjectMeta;
  readonly spec: AlertmanagerConfigSpec;
}

export interface ScrapeConfig {
  readonly apiVersion: 'monitoring.coreos.com/v1alpha1';
  readonly kind: 'ScrapeConfig';
  readonly metadata: ObjectMeta;
  readonly spec: ScrapeConfigSpec;
}

export interface Gateway {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'Gateway';
  readonly metadata: ObjectMeta;
  readonly spec: GatewaySpec;
}

export interface HTTPRoute {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'HTTPRoute';
  readonly metadata: ObjectMeta;
  readonly spec: HTTPRouteSpec;
}

export interface GRPCRoute {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'GRPCRoute';
  readonly metadata: ObjectMeta;
  readonly spec: GRPCRouteSpec;
}

export interface TLSRoute {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'TLSRoute';
  readonly metadata: ObjectMeta;
  readonly spec: TLSRouteSpec;
}

export interface BackendTLSPolicy {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'BackendTLSPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: BackendTLSPolicySpec;
}

export interface Certificate {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'Certificate';
  readonly metadata: ObjectMeta;
  readonly spec: CertificateSpec;
}

export interface ClusterIssuer {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'ClusterIssuer';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterIssuerSpec;
}

export interface Issuer {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'Issuer';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterIssuerSpec;
}

export interface ExternalSecret {
  readonly apiVersion: 'external-secrets.io/v1';
  readonly kind: 'ExternalSecret';
  readonly metadata: ObjectMeta;
  readonly spec: ExternalSecretSpec;
}

export interface RecurringJob {
  readonly apiVersion: 'longhorn.io/v1beta2';
  readonly kind: 'RecurringJob';
  readonly metadata: ObjectMeta;
  readonly spec: RecurringJobSpec;
}

export interface CiliumLoadBalancerIPPool {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumLoadBalancerIPPool';
  readonly metadata: ObjectMeta;
  readonly spec: CiliumLoadBalancerIPPoolSpec;
}

export interface CiliumL2AnnouncementPolicy {
  readonly apiVersion: 'cilium.io/v2alpha1';
  readonly kind: 'CiliumL2AnnouncementPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: CiliumL2AnnouncementPolicySpec;
}

export interface OpenSearchCluster {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpenSearchCluster';
  readonly metadata: ObjectMeta;
  readonly spec: OpenSearchClusterSpec;
}

export interface OpenSearchISMPolicy {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpenSearchISMPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: OpenSearchISMPolicySpec;
}

export interface OpensearchIndexTemplate {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpensearchIndexTemplate';
  readonly metadata: ObjectMeta;
  readonly spec: OpensearchIndexTemplateSpec;
}

export interface OpensearchSnapshotPolicy {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpensearchSnapshotPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: OpensearchSnapshotPolicySpec;
}

export interface OpensearchUser {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpensearchUser';
  readonly metadata: ObjectMeta;
  readonly spec: OpensearchUserSpec;
}

export interface OpensearchRole {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpensearchRole';
  readonly metadata: ObjectMeta;
  readonly spec: OpensearchRoleSpec;
}

export interface OpensearchUserRoleBinding {
  readonly apiVersion: 'opensearch.org/v1';
  readonly kind: 'OpensearchUserRoleBinding';
  readonly metadata: ObjectMeta;
  readonly spec: OpensearchUserRoleBindingSpec;
}

export interface FluentBit {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'FluentBit';
  readonly metadata: ObjectMeta;
  readonly spec: FluentBitSpec;
}

export interface ClusterFluentBitConfig {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'ClusterFluentBitConfig';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterFluentBitConfigSpec;
}

export interface ClusterInput {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'ClusterInput';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterInputSpec;
}

export interface ClusterFilter {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'ClusterFilter';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterFilterSpec;
}

export interface ClusterOutput {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'ClusterOutput';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterOutputSpec;
}

export interface ClusterParser {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'ClusterParser';
  readonly metadata: ObjectMeta;
  readonly spec: ClusterParserSpec;
}

export interface Collector {
  readonly apiVersion: 'fluentbit.fluent.io/v1alpha2';
  readonly kind: 'Collector';
  readonly metadata: ObjectMeta;
  readonly spec: CollectorSpec;
}

export interface Application {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Application';
  readonly metadata: ObjectMeta;
  readonly operation?: ApplicationOperation;
  readonly spec: ApplicationSpec;
}

export interface AppProject {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'AppProject';
  readonly metadata: ObjectMeta;
  readonly spec: AppProjectSpec;
}

export interface ApplicationSet {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'ApplicationSet';
  readonly metadata: ObjectMeta;
  readonly spec: ApplicationSetSpec;
}

export interface AWSElasticBlockStoreVolumeSource {
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
  readonly volumeID: string;
}

export interface AdditionalArg {
  readonly name: string;
  readonly value?: string;
}

export interface Affinity {
  readonly nodeAffinity?: NodeAffinity;
  readonly podAffinity?: PodAffinity;
  readonly podAntiAffinity?: PodAntiAffinity;
}

export interface AggregationRule {
  readonly clusterRoleSelectors?: readonly LabelSelector[];
}

export interface AlertmanagerAlertmanagerConfigMatcherStrategy {
  readonly type?: 'OnNamespace' | 'OnNamespaceExceptForAlertmanagerNamespace' | 'None';
}

export interface AlertmanagerAlertmanagerConfiguration {
  readonly global?: AlertmanagerGlobal;
  readonly name?: string;
  readonly templates?: readonly SecretOrConfigMap[];
}

export interface AlertmanagerClusterTLS {
  readonly client: SafeTlsConfig;
  readonly server: WebTlsConfig;
}

export interface AlertmanagerConfigAction {
  readonly msg?: string;
  readonly text?: string;
  readonly url?: string;
}

export interface AlertmanagerConfigConfirm {
  readonly dismissText?: string;
  readonly okText?: string;
  readonly text: string;
  readonly title?: string;
}

export interface AlertmanagerConfigDaysOfMonth {
  readonly end?: number;
  readonly start?: number;
}

export interface AlertmanagerConfigDiscordConfig {
  readonly apiURL: SecretKeySelector;
  readonly avatarURL?: string;
  readonly content?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly sendResolved?: boolean;
  readonly title?: string;
  readonly username?: string;
}

export interface AlertmanagerConfigEmailConfig {
  readonly authIdentity?: string;
  readonly authPassword?: SecretKeySelector;
  readonly authSecret?: SecretKeySelector;
  readonly authUsername?: string;
  readonly forceImplicitTLS?: boolean;
  readonly from?: string;
  readonly headers?: readonly AlertmanagerConfigHeader[];
  readonly hello?: string;
  readonly html?: string;
  readonly requireTLS?: boolean;
  readonly sendResolved?: boolean;
  readonly smarthost?: string;
  readonly text?: string;
  readonly threading?: AlertmanagerConfigThreading;
  readonly tlsConfig?: SafeTlsConfig;
  readonly to?: string;
}

export interface AlertmanagerConfigField {
  readonly short?: boolean;
  readonly title?: string;
  readonly value?: string;
}

export interface AlertmanagerConfigHeader {
  readonly key: string;
  readonly value: string;
}

export interface AlertmanagerConfigHttpConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerTokenSecret?: SecretKeySelector;
  readonly enableHttp2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyURL?: string;
  readonly proxyUrl?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface AlertmanagerConfigInhibitRule {
  readonly equal?: readonly string[];
  readonly sourceMatch?: readonly AlertmanagerMatcher[];
  readonly targetMatch?: readonly AlertmanagerMatcher[];
}

export interface AlertmanagerConfigMsteamsConfig {
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly sendResolved?: boolean;
  readonly summary?: string;
  readonly text?: string;
  readonly title?: string;
  readonly webhookUrl: SecretKeySelector;
}

export interface AlertmanagerConfigMsteamsv2Config {
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly sendResolved?: boolean;
  readonly text?: string;
  readonly title?: string;
  readonly webhookURL?: SecretKeySelector;
}

export interface AlertmanagerConfigMuteTimeInterval {
  readonly name: string;
  readonly timeIntervals?: readonly AlertmanagerConfigTimeInterval[];
}

export interface AlertmanagerConfigOpsgenieConfig {
  readonly actions?: string;
  readonly apiKey?: SecretKeySelector;
  readonly apiURL?: string;
  readonly description?: string;
  readonly details?: readonly AlertmanagerConfigHeader[];
  readonly entity?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly note?: string;
  readonly priority?: string;
  readonly responders?: readonly AlertmanagerConfigResponder[];
  readonly sendResolved?: boolean;
  readonly source?: string;
  readonly tags?: string;
  readonly updateAlerts?: boolean;
}

export interface AlertmanagerConfigPagerDutyImageConfig {
  readonly alt?: string;
  readonly href?: string;
  readonly src?: string;
}

export interface AlertmanagerConfigPagerDutyLinkConfig {
  readonly alt?: string;
  readonly href?: string;
}

export interface AlertmanagerConfigPagerdutyConfig {
  readonly class?: string;
  readonly client?: string;
  readonly clientURL?: string;
  readonly component?: string;
  readonly description?: string;
  readonly details?: readonly AlertmanagerConfigHeader[];
  readonly group?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly pagerDutyImageConfigs?: readonly AlertmanagerConfigPagerDutyImageConfig[];
  readonly pagerDutyLinkConfigs?: readonly AlertmanagerConfigPagerDutyLinkConfig[];
  readonly routingKey?: SecretKeySelector;
  readonly sendResolved?: boolean;
  readonly serviceKey?: SecretKeySelector;
  readonly severity?: string;
  readonly source?: string;
  readonly timeout?: string;
  readonly url?: string;
}

export interface AlertmanagerConfigPushoverConfig {
  readonly device?: string;
  readonly expire?: string;
  readonly html?: boolean;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly monospace?: boolean;
  readonly priority?: string;
  readonly retry?: string;
  readonly sendResolved?: boolean;
  readonly sound?: string;
  readonly title?: string;
  readonly token?: SecretKeySelector;
  readonly tokenFile?: string;
  readonly ttl?: string;
  readonly url?: string;
  readonly urlTitle?: string;
  readonly userKey?: SecretKeySelector;
  readonly userKeyFile?: string;
}

export interface AlertmanagerConfigResponder {
  readonly id?: string;
  readonly name?: string;
  readonly type: 'team' | 'teams' | 'user' | 'escalation' | 'schedule';
  readonly username?: string;
}

export interface AlertmanagerConfigRocketchatConfig {
  readonly actions?: readonly AlertmanagerConfigAction[];
  readonly apiURL?: string;
  readonly channel?: string;
  readonly color?: string;
  readonly emoji?: string;
  readonly fields?: readonly AlertmanagerConfigField[];
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly iconURL?: string;
  readonly imageURL?: string;
  readonly linkNames?: boolean;
  readonly sendResolved?: boolean;
  readonly shortFields?: boolean;
  readonly text?: string;
  readonly thumbURL?: string;
  readonly title?: string;
  readonly titleLink?: string;
  readonly token: SecretKeySelector;
  readonly tokenID: SecretKeySelector;
}

export interface AlertmanagerConfigRoute {
  readonly activeTimeIntervals?: readonly string[];
  readonly continue?: boolean;
  readonly groupBy?: readonly string[];
  readonly groupInterval?: string;
  readonly groupWait?: string;
  readonly matchers?: readonly AlertmanagerMatcher[];
  readonly muteTimeIntervals?: readonly string[];
  readonly receiver?: string;
  readonly repeatInterval?: string;
  readonly routes?: readonly Json[];
}

export interface AlertmanagerConfigSlackConfig {
  readonly actions?: readonly AlertmanagerConfigSlackConfigAction[];
  readonly apiURL?: SecretKeySelector;
  readonly callbackId?: string;
  readonly channel?: string;
  readonly color?: string;
  readonly fallback?: string;
  readonly fields?: readonly AlertmanagerConfigSlackConfigField[];
  readonly footer?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly iconEmoji?: string;
  readonly iconURL?: string;
  readonly imageURL?: string;
  readonly linkNames?: boolean;
  readonly messageText?: string;
  readonly mrkdwnIn?: readonly string[];
  readonly pretext?: string;
  readonly sendResolved?: boolean;
  readonly shortFields?: boolean;
  readonly text?: string;
  readonly thumbURL?: string;
  readonly timeout?: string;
  readonly title?: string;
  readonly titleLink?: string;
  readonly updateMessage?: boolean;
  readonly username?: string;
}

export interface AlertmanagerConfigSlackConfigAction {
  readonly confirm?: AlertmanagerConfigConfirm;
  readonly name?: string;
  readonly style?: string;
  readonly text: string;
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
}

export interface AlertmanagerConfigSlackConfigField {
  readonly short?: boolean;
  readonly title: string;
  readonly value: string;
}

export interface AlertmanagerConfigSnsConfig {
  readonly apiURL?: string;
  readonly attributes?: Labels;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly phoneNumber?: string;
  readonly sendResolved?: boolean;
  readonly sigv4?: PrometheusSigv4;
  readonly subject?: string;
  readonly targetARN?: string;
  readonly topicARN?: string;
  readonly useAWSHTTPClient?: boolean;
}

export interface AlertmanagerConfigSpec {
  readonly inhibitRules?: readonly AlertmanagerConfigInhibitRule[];
  readonly muteTimeIntervals?: readonly AlertmanagerConfigMuteTimeInterval[];
  readonly receivers?: readonly AlertmanagerReceiver[];
  readonly route?: AlertmanagerConfigRoute;
}

export interface AlertmanagerConfigTelegramConfig {
  readonly apiURL?: string;
  readonly botToken?: SecretKeySelector;
  readonly botTokenFile?: string;
  readonly chatID: number;
  readonly disableNotifications?: boolean;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly messageThreadID?: number;
  readonly parseMode?: 'MarkdownV2' | 'Markdown' | 'HTML';
  readonly sendResolved?: boolean;
}

export interface AlertmanagerConfigThreading {
  readonly threadByDate: 'Daily' | 'None';
}

export interface AlertmanagerConfigTime {
  readonly endTime?: string;
  readonly startTime?: string;
}

export interface AlertmanagerConfigTimeInterval {
  readonly daysOfMonth?: readonly AlertmanagerConfigDaysOfMonth[];
  readonly months?: readonly string[];
  readonly times?: readonly AlertmanagerConfigTime[];
  readonly weekdays?: readonly string[];
  readonly years?: readonly string[];
}

export interface AlertmanagerConfigVictoropsConfig {
  readonly apiKey?: SecretKeySelector;
  readonly apiUrl?: string;
  readonly customFields?: readonly AlertmanagerConfigHeader[];
  readonly entityDisplayName?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly messageType?: string;
  readonly monitoringTool?: string;
  readonly routingKey: string;
  readonly sendResolved?: boolean;
  readonly stateMessage?: string;
}

export interface AlertmanagerConfigWebexConfig {
  readonly apiURL?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly roomID: string;
  readonly sendResolved?: boolean;
}

export interface AlertmanagerConfigWebhookConfig {
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly maxAlerts?: number;
  readonly payload?: string;
  readonly sendResolved?: boolean;
  readonly timeout?: string;
  readonly url?: string;
  readonly urlSecret?: SecretKeySelector;
}

export interface AlertmanagerConfigWechatConfig {
  readonly agentID?: string;
  readonly apiSecret?: SecretKeySelector;
  readonly apiURL?: string;
  readonly corpID?: string;
  readonly httpConfig?: AlertmanagerConfigHttpConfig;
  readonly message?: string;
  readonly messageType?: string;
  readonly sendResolved?: boolean;
  readonly toParty?: string;
  readonly toTag?: string;
  readonly toUser?: string;
}

export interface AlertmanagerGlobal {
  readonly httpConfig?: AlertmanagerHttpConfig;
  readonly jira?: AlertmanagerJira;
  readonly mattermost?: AlertmanagerMattermost;
  readonly opsGenieApiKey?: SecretKeySelector;
  readonly opsGenieApiUrl?: SecretKeySelector;
  readonly pagerdutyUrl?: string;
  readonly resolveTimeout?: string;
  readonly rocketChat?: AlertmanagerRocketChat;
  readonly slackApiUrl?: SecretKeySelector;
  readonly smtp?: AlertmanagerSmtp;
  readonly telegram?: AlertmanagerJira;
  readonly victorops?: AlertmanagerVictorops;
  readonly webex?: AlertmanagerJira;
  readonly wechat?: AlertmanagerWechat;
}

export interface AlertmanagerHttpConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerTokenSecret?: SecretKeySelector;
  readonly enableHttp2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface AlertmanagerJira {
  readonly apiURL?: string;
}

export interface AlertmanagerLimits {
  readonly maxPerSilenceBytes?: string;
  readonly maxSilences?: number;
}

export interface AlertmanagerMatcher {
  readonly matchType?: '!=' | '=' | '=~' | '!~';
  readonly name: string;
  readonly regex?: boolean;
  readonly value?: string;
}

export interface AlertmanagerMattermost {
  readonly webhookURL?: SecretKeySelector;
}

export interface AlertmanagerReceiver {
  readonly discordConfigs?: readonly AlertmanagerConfigDiscordConfig[];
  readonly emailConfigs?: readonly AlertmanagerConfigEmailConfig[];
  readonly msteamsConfigs?: readonly AlertmanagerConfigMsteamsConfig[];
  readonly msteamsv2Configs?: readonly AlertmanagerConfigMsteamsv2Config[];
  readonly name: string;
  readonly opsgenieConfigs?: readonly AlertmanagerConfigOpsgenieConfig[];
  readonly pagerdutyConfigs?: readonly AlertmanagerConfigPagerdutyConfig[];
  readonly pushoverConfigs?: readonly AlertmanagerConfigPushoverConfig[];
  readonly rocketchatConfigs?: readonly AlertmanagerConfigRocketchatConfig[];
  readonly slackConfigs?: readonly AlertmanagerConfigSlackConfig[];
  readonly snsConfigs?: readonly AlertmanagerConfigSnsConfig[];
  readonly telegramConfigs?: readonly AlertmanagerConfigTelegramConfig[];
  readonly victoropsConfigs?: readonly AlertmanagerConfigVictoropsConfig[];
  readonly webexConfigs?: readonly AlertmanagerConfigWebexConfig[];
  readonly webhookConfigs?: readonly AlertmanagerConfigWebhookConfig[];
  readonly wechatConfigs?: readonly AlertmanagerConfigWechatConfig[];
}

export interface AlertmanagerRocketChat {
  readonly apiURL?: string;
  readonly token?: SecretKeySelector;
  readonly tokenID?: SecretKeySelector;
}

export interface AlertmanagerSmartHost {
  readonly host: string;
  readonly port: string;
}

export interface AlertmanagerSmtp {
  readonly authIdentity?: string;
  readonly authPassword?: SecretKeySelector;
  readonly authSecret?: SecretKeySelector;
  readonly authUsername?: string;
  readonly forceImplicitTLS?: boolean;
  readonly from?: string;
  readonly hello?: string;
  readonly requireTLS?: boolean;
  readonly smartHost?: AlertmanagerSmartHost;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface AlertmanagerSpec {
  readonly additionalArgs?: readonly AdditionalArg[];
  readonly additionalPeers?: readonly string[];
  readonly affinity?: Affinity;
  readonly alertmanagerConfigMatcherStrategy?: AlertmanagerAlertmanagerConfigMatcherStrategy;
  readonly alertmanagerConfigNamespaceSelector?: LabelSelector;
  readonly alertmanagerConfigSelector?: LabelSelector;
  readonly alertmanagerConfiguration?: AlertmanagerAlertmanagerConfiguration;
  readonly automountServiceAccountToken?: boolean;
  readonly baseImage?: string;
  readonly clusterAdvertiseAddress?: string;
  readonly clusterGossipInterval?: string;
  readonly clusterLabel?: string;
  readonly clusterPeerTimeout?: string;
  readonly clusterPushpullInterval?: string;
  readonly clusterTLS?: AlertmanagerClusterTLS;
  readonly configMaps?: readonly string[];
  readonly configSecret?: string;
  readonly containers?: readonly Container[];
  readonly dnsConfig?: PodDNSConfig;
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'ClusterFirst' | 'Default' | 'None';
  readonly enableFeatures?: readonly string[];
  readonly enableServiceLinks?: boolean;
  readonly externalUrl?: string;
  readonly forceEnableClusterMode?: boolean;
  readonly hostAliases?: readonly RequiredHostAlias[];
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: '' | 'Always' | 'Never' | 'IfNotPresent';
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly initContainers?: readonly Container[];
  readonly limits?: AlertmanagerLimits;
  readonly listenLocal?: boolean;
  readonly logFormat?: '' | 'logfmt' | 'json';
  readonly logLevel?: '' | 'debug' | 'info' | 'warn' | 'error';
  readonly minReadySeconds?: number;
  readonly nodeSelector?: Labels;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: PrometheusPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  readonly podMetadata?: TemplateMeta;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly retention?: string;
  readonly routePrefix?: string;
  readonly schedulerName?: string;
  readonly secrets?: readonly string[];
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceName?: string;
  readonly sha?: string;
  readonly storage?: MonitoringStorage;
  readonly tag?: string;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly updateStrategy?: PrometheusUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumes?: readonly Volume[];
  readonly web?: AlertmanagerWeb;
}

export interface AlertmanagerVictorops {
  readonly apiKey?: SecretKeySelector;
  readonly apiURL?: string;
}

export interface AlertmanagerWeb {
  readonly getConcurrency?: number;
  readonly httpConfig?: PrometheusHttpConfig;
  readonly timeout?: number;
  readonly tlsConfig?: WebTlsConfig;
}

export interface AlertmanagerWechat {
  readonly apiCorpID?: string;
  readonly apiSecret?: SecretKeySelector;
  readonly apiURL?: string;
}

export interface AppArmorProfile {
  readonly localhostProfile?: string;
  readonly type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

export interface AppProjectClusterResourceBlacklist {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

export interface AppProjectDestinationServiceAccount {
  readonly defaultServiceAccount: string;
  readonly namespace?: string;
  readonly server: string;
}

export interface AppProjectGit {
  readonly policies: readonly AppProjectPolicy[];
}

export interface AppProjectGpg {
  readonly keys: readonly string[];
  readonly mode: string;
}

export interface AppProjectIgnore {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
}

export interface AppProjectJwtToken {
  readonly exp?: number;
  readonly iat: number;
  readonly id?: string;
}

export interface AppProjectNamespaceResourceBlacklist {
  readonly group: string;
  readonly kind: string;
}

export interface AppProjectOrphanedResources {
  readonly ignore?: readonly AppProjectIgnore[];
  readonly warn?: boolean;
}

export interface AppProjectPolicy {
  readonly gpg: AppProjectGpg;
  readonly repos: readonly AppProjectRepo[];
}

export interface AppProjectRepo {
  readonly url: string;
}

export interface AppProjectRole {
  readonly description?: string;
  readonly groups?: readonly string[];
  readonly jwtTokens?: readonly AppProjectJwtToken[];
  readonly name: string;
  readonly policies?: readonly string[];
}

export interface AppProjectSignatureKey {
  readonly keyID: string;
}

export interface AppProjectSourceIntegrity {
  readonly git: AppProjectGit;
}

export interface AppProjectSpec {
  readonly clusterResourceBlacklist?: readonly AppProjectClusterResourceBlacklist[];
  readonly clusterResourceWhitelist?: readonly AppProjectClusterResourceBlacklist[];
  readonly description?: string;
  readonly destinationServiceAccounts?: readonly AppProjectDestinationServiceAccount[];
  readonly destinations?: readonly ApplicationDestination[];
  readonly namespaceResourceBlacklist?: readonly AppProjectNamespaceResourceBlacklist[];
  readonly namespaceResourceWhitelist?: readonly AppProjectNamespaceResourceBlacklist[];
  readonly orphanedResources?: AppProjectOrphanedResources;
  readonly permitOnlyProjectScopedClusters?: boolean;
  readonly roles?: readonly AppProjectRole[];
  readonly signatureKeys?: readonly AppProjectSignatureKey[];
  readonly sourceIntegrity?: AppProjectSourceIntegrity;
  readonly sourceNamespaces?: readonly string[];
  readonly sourceRepos?: readonly string[];
  readonly syncWindows?: readonly AppProjectSyncWindow[];
}

export interface AppProjectSyncWindow {
  readonly andOperator?: boolean;
  readonly applications?: readonly string[];
  readonly clusters?: readonly string[];
  readonly description?: string;
  readonly duration?: string;
  readonly kind?: string;
  readonly manualSync?: boolean;
  readonly namespaces?: readonly string[];
  readonly schedule?: string;
  readonly syncOverrun?: boolean;
  readonly timeZone?: string;
}

export interface ApplicationApply {
  readonly force?: boolean;
}

export interface ApplicationAutomated {
  readonly allowEmpty?: boolean;
  readonly enabled?: boolean;
  readonly prune?: boolean;
  readonly selfHeal?: boolean;
}

export interface ApplicationBackoff {
  readonly duration?: string;
  readonly factor?: number;
  readonly maxDuration?: string;
}

export interface ApplicationDestination {
  readonly name?: string;
  readonly namespace?: string;
  readonly server?: string;
}

export interface ApplicationDirectory {
  readonly exclude?: string;
  readonly include?: string;
  readonly jsonnet?: ApplicationJsonnet;
  readonly recurse?: boolean;
}

export interface ApplicationDrySource {
  readonly directory?: ApplicationDirectory;
  readonly helm?: ApplicationHelm;
  readonly kustomize?: ApplicationKustomize;
  readonly path: string;
  readonly plugin?: ApplicationPlugin;
  readonly repoURL: string;
  readonly targetRevision: string;
}

export interface ApplicationExtVar {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationFileParameter {
  readonly name?: string;
  readonly path?: string;
}

export interface ApplicationHelm {
  readonly apiVersions?: readonly string[];
  readonly fileParameters?: readonly ApplicationFileParameter[];
  readonly ignoreMissingValueFiles?: boolean;
  readonly kubeVersion?: string;
  readonly namespace?: string;
  readonly parameters?: readonly ApplicationParameter[];
  readonly passCredentials?: boolean;
  readonly releaseName?: string;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly skipTests?: boolean;
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: JsonObject;
  readonly version?: string;
}

export interface ApplicationHydrateTo {
  readonly targetBranch: string;
}

export interface ApplicationIgnoreDifference {
  readonly group?: string;
  readonly jqPathExpressions?: readonly string[];
  readonly jsonPointers?: readonly string[];
  readonly kind: string;
  readonly managedFieldsManagers?: readonly string[];
  readonly name?: string;
  readonly namespace?: string;
}

export interface ApplicationInitiatedBy {
  readonly automated?: boolean;
  readonly username?: string;
}

export interface ApplicationJsonnet {
  readonly extVars?: readonly ApplicationExtVar[];
  readonly libs?: readonly string[];
  readonly tlas?: readonly ApplicationExtVar[];
}

export interface ApplicationKustomize {
  readonly apiVersions?: readonly string[];
  readonly commonAnnotations?: Labels;
  readonly commonAnnotationsEnvsubst?: boolean;
  readonly commonLabels?: Labels;
  readonly components?: readonly string[];
  readonly forceCommonAnnotations?: boolean;
  readonly forceCommonLabels?: boolean;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: readonly string[];
  readonly kubeVersion?: string;
  readonly labelIncludeTemplates?: boolean;
  readonly labelWithoutSelector?: boolean;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly patches?: readonly ApplicationPatch[];
  readonly replicas?: readonly ApplicationReplica[];
  readonly version?: string;
}

export interface ApplicationOperation {
  readonly info?: readonly NameValue[];
  readonly initiatedBy?: ApplicationInitiatedBy;
  readonly retry?: ApplicationRetry;
  readonly sync?: ApplicationSync;
}

export interface ApplicationParameter {
  readonly forceString?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export interface ApplicationPatch {
  readonly options?: Readonly<Record<string, boolean>>;
  readonly patch?: string;
  readonly path?: string;
  readonly target?: ApplicationTarget;
}

export interface ApplicationPlugin {
  readonly env?: readonly NameValue[];
  readonly name?: string;
  readonly parameters?: readonly ApplicationPluginParameter[];
}

export interface ApplicationPluginParameter {
  readonly array?: readonly string[];
  readonly map?: Labels;
  readonly name?: string;
  readonly string?: string;
}

export interface ApplicationReplica {
  readonly count: number | string;
  readonly name: string;
}

export interface ApplicationResource {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface ApplicationRetry {
  readonly backoff?: ApplicationBackoff;
  readonly limit?: number;
  readonly refresh?: boolean;
}

export interface ApplicationSetAwsCodeCommit {
  readonly allBranches?: boolean;
  readonly region?: string;
  readonly role?: string;
  readonly tagFilters?: readonly ApplicationSetTagFilter[];
}

export interface ApplicationSetAzureDevOps {
  readonly accessTokenRef: ApplicationSetTokenRef;
  readonly allBranches?: boolean;
  readonly api?: string;
  readonly organization: string;
  readonly teamProject: string;
}

export interface ApplicationSetAzuredevops {
  readonly api?: string;
  readonly labels?: readonly string[];
  readonly organization: string;
  readonly project: string;
  readonly repo: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetBasicAuth {
  readonly passwordRef: ApplicationSetTokenRef;
  readonly username: string;
}

export interface ApplicationSetBearerToken {
  readonly tokenRef: ApplicationSetTokenRef;
}

export interface ApplicationSetBitbucket {
  readonly api?: string;
  readonly basicAuth?: ApplicationSetBasicAuth;
  readonly bearerToken?: ApplicationSetBearerToken;
  readonly owner: string;
  readonly repo: string;
}

export interface ApplicationSetBitbucketServer {
  readonly api: string;
  readonly basicAuth?: ApplicationSetBasicAuth;
  readonly bearerToken?: ApplicationSetBearerToken;
  readonly caRef?: ApplicationSetCaRef;
  readonly insecure?: boolean;
  readonly project: string;
  readonly repo: string;
}

export interface ApplicationSetCaRef {
  readonly configMapName: string;
  readonly key: string;
}

export interface ApplicationSetClusterDecisionResource {
  readonly configMapRef: string;
  readonly labelSelector?: LabelSelector;
  readonly name?: string;
  readonly requeueAfterSeconds?: number;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetClusterDecisionResourceTemplate {
  readonly metadata: FluentBitVolumeClaimTemplateMetadata;
  readonly spec: ApplicationSpec;
}

export interface ApplicationSetClusters {
  readonly flatList?: boolean;
  readonly selector?: LabelSelector;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetDirectory {
  readonly exclude?: boolean;
  readonly path: string;
}

export interface ApplicationSetFilter {
  readonly branchMatch?: string;
  readonly targetBranchMatch?: string;
  readonly titleMatch?: string;
}

export interface ApplicationSetGenerator {
  readonly clusterDecisionResource?: ApplicationSetClusterDecisionResource;
  readonly clusters?: ApplicationSetClusters;
  readonly git?: ApplicationSetGit;
  readonly list?: ApplicationSetList;
  readonly matrix?: Json;
  readonly merge?: Json;
  readonly plugin?: ApplicationSetPlugin;
  readonly pullRequest?: ApplicationSetPullRequest;
  readonly scmProvider?: ApplicationSetScmProvider;
  readonly selector?: LabelSelector;
}

export interface ApplicationSetGit {
  readonly directories?: readonly ApplicationSetDirectory[];
  readonly files?: readonly ApplicationSetDirectory[];
  readonly pathParamPrefix?: string;
  readonly repoURL: string;
  readonly requeueAfterSeconds?: number;
  readonly revision: string;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetGitea {
  readonly api: string;
  readonly insecure?: boolean;
  readonly labels?: readonly string[];
  readonly owner: string;
  readonly repo: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetGithub {
  readonly api?: string;
  readonly appSecretName?: string;
  readonly labels?: readonly string[];
  readonly owner: string;
  readonly repo: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetGitlab {
  readonly api?: string;
  readonly caRef?: ApplicationSetCaRef;
  readonly insecure?: boolean;
  readonly labels?: readonly string[];
  readonly project: string;
  readonly pullRequestState?: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetIgnoreApplicationDifference {
  readonly jqPathExpressions?: readonly string[];
  readonly jsonPointers?: readonly string[];
  readonly name?: string;
}

export interface ApplicationSetInput {
  readonly parameters?: Readonly<Record<string, Json>>;
}

export interface ApplicationSetList {
  readonly elements?: readonly Json[];
  readonly elementsYaml?: string;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
}

export interface ApplicationSetMatchExpression {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

export interface ApplicationSetMatrix {
  readonly generators: readonly ApplicationSetGenerator[];
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
}

export interface ApplicationSetMerge {
  readonly generators: readonly ApplicationSetGenerator[];
  readonly mergeKeys: readonly string[];
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
}

export interface ApplicationSetPlugin {
  readonly configMapRef: ClusterIssuerCredentialsRef;
  readonly input?: ApplicationSetInput;
  readonly requeueAfterSeconds?: number;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetPreservedFields {
  readonly annotations?: readonly string[];
  readonly labels?: readonly string[];
}

export interface ApplicationSetPullRequest {
  readonly azuredevops?: ApplicationSetAzuredevops;
  readonly bitbucket?: ApplicationSetBitbucket;
  readonly bitbucketServer?: ApplicationSetBitbucketServer;
  readonly continueOnRepoNotFoundError?: boolean;
  readonly filters?: readonly ApplicationSetFilter[];
  readonly gitea?: ApplicationSetGitea;
  readonly github?: ApplicationSetGithub;
  readonly gitlab?: ApplicationSetGitlab;
  readonly requeueAfterSeconds?: number;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetRollingSync {
  readonly steps?: readonly ApplicationSetStep[];
}

export interface ApplicationSetScmProvider {
  readonly awsCodeCommit?: ApplicationSetAwsCodeCommit;
  readonly azureDevOps?: ApplicationSetAzureDevOps;
  readonly bitbucket?: ApplicationSetScmProviderBitbucket;
  readonly bitbucketServer?: ApplicationSetScmProviderBitbucketServer;
  readonly cloneProtocol?: string;
  readonly filters?: readonly ApplicationSetScmProviderFilter[];
  readonly gitea?: ApplicationSetScmProviderGitea;
  readonly github?: ApplicationSetScmProviderGithub;
  readonly gitlab?: ApplicationSetScmProviderGitlab;
  readonly requeueAfterSeconds?: number;
  readonly template?: ApplicationSetClusterDecisionResourceTemplate;
  readonly values?: Labels;
}

export interface ApplicationSetScmProviderBitbucket {
  readonly allBranches?: boolean;
  readonly appPasswordRef: ApplicationSetTokenRef;
  readonly owner: string;
  readonly user: string;
}

export interface ApplicationSetScmProviderBitbucketServer {
  readonly allBranches?: boolean;
  readonly api: string;
  readonly basicAuth?: ApplicationSetBasicAuth;
  readonly bearerToken?: ApplicationSetBearerToken;
  readonly caRef?: ApplicationSetCaRef;
  readonly insecure?: boolean;
  readonly project: string;
}

export interface ApplicationSetScmProviderFilter {
  readonly branchMatch?: string;
  readonly labelMatch?: string;
  readonly pathsDoNotExist?: readonly string[];
  readonly pathsExist?: readonly string[];
  readonly repositoryMatch?: string;
}

export interface ApplicationSetScmProviderGitea {
  readonly allBranches?: boolean;
  readonly api: string;
  readonly excludeArchivedRepos?: boolean;
  readonly insecure?: boolean;
  readonly owner: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetScmProviderGithub {
  readonly allBranches?: boolean;
  readonly api?: string;
  readonly appSecretName?: string;
  readonly excludeArchivedRepos?: boolean;
  readonly organization: string;
  readonly tokenRef?: ApplicationSetTokenRef;
}

export interface ApplicationSetScmProviderGitlab {
  readonly allBranches?: boolean;
  readonly api?: string;
  readonly caRef?: ApplicationSetCaRef;
  readonly group: string;
  readonly includeArchivedRepos?: boolean;
  readonly includeSharedProjects?: boolean;
  readonly includeSubgroups?: boolean;
  readonly insecure?: boolean;
  readonly tokenRef?: ApplicationSetTokenRef;
  readonly topic?: string;
}

export interface ApplicationSetSpec {
  readonly applyNestedSelectors?: boolean;
  readonly generators: readonly ApplicationSetSpecGenerator[];
  readonly goTemplate?: boolean;
  readonly goTemplateOptions?: readonly string[];
  readonly ignoreApplicationDifferences?: readonly ApplicationSetIgnoreApplicationDifference[];
  readonly preservedFields?: ApplicationSetPreservedFields;
  readonly strategy?: ApplicationSetSpecStrategy;
  readonly syncPolicy?: ApplicationSetSyncPolicy;
  readonly template: ApplicationSetClusterDecisionResourceTemplate;
  readonly templatePatch?: string;
}

export interface ApplicationSetSpecGenerator {
  readonly clusterDecisionResource?: ApplicationSetClusterDecisionResource;
  readonly clusters?: ApplicationSetClusters;
  readonly git?: ApplicationSetGit;
  readonly list?: ApplicationSetList;
  readonly matrix?: ApplicationSetMatrix;
  readonly merge?: ApplicationSetMerge;
  readonly plugin?: ApplicationSetPlugin;
  readonly pullRequest?: ApplicationSetPullRequest;
  readonly scmProvider?: ApplicationSetScmProvider;
  readonly selector?: LabelSelector;
}

export interface ApplicationSetSpecStrategy {
  readonly deletionOrder?: string;
  readonly rollingSync?: ApplicationSetRollingSync;
  readonly type?: string;
}

export interface ApplicationSetStep {
  readonly matchExpressions?: readonly ApplicationSetMatchExpression[];
  readonly maxUpdate?: number | string;
}

export interface ApplicationSetSyncPolicy {
  readonly applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync';
  readonly preserveResourcesOnDeletion?: boolean;
}

export interface ApplicationSetTagFilter {
  readonly key: string;
  readonly value?: string;
}

export interface ApplicationSetTokenRef {
  readonly key: string;
  readonly secretName: string;
}

export interface ApplicationSource {
  readonly chart?: string;
  readonly directory?: ApplicationDirectory;
  readonly helm?: ApplicationHelm;
  readonly kustomize?: ApplicationKustomize;
  readonly name?: string;
  readonly path?: string;
  readonly plugin?: ApplicationPlugin;
  readonly ref?: string;
  readonly repoURL: string;
  readonly tagPrefix?: string;
  readonly targetRevision?: string;
}

export interface ApplicationSourceHydrator {
  readonly drySource: ApplicationDrySource;
  readonly hydrateTo?: ApplicationHydrateTo;
  readonly syncSource: ApplicationSyncSource;
}

export interface ApplicationSpec {
  readonly destination: ApplicationDestination;
  readonly ignoreDifferences?: readonly ApplicationIgnoreDifference[];
  readonly info?: readonly NameValue[];
  readonly project: string;
  readonly revisionHistoryLimit?: number;
  readonly source?: ApplicationSource;
  readonly sourceHydrator?: ApplicationSourceHydrator;
  readonly sources?: readonly ApplicationSource[];
  readonly syncPolicy?: ApplicationSyncPolicy;
}

export interface ApplicationSync {
  readonly autoHealAttemptsCount?: number;
  readonly dryRun?: boolean;
  readonly manifests?: readonly string[];
  readonly prune?: boolean;
  readonly resources?: readonly ApplicationResource[];
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
  readonly syncOptions?: readonly string[];
  readonly syncStrategy?: ApplicationSyncStrategy;
}

export interface ApplicationSyncPolicy {
  readonly automated?: ApplicationAutomated;
  readonly managedNamespaceMetadata?: CertificateSecretTemplate;
  readonly retry?: ApplicationRetry;
  readonly syncOptions?: readonly string[];
}

export interface ApplicationSyncSource {
  readonly path: string;
  readonly repoURL?: string;
  readonly targetBranch: string;
}

export interface ApplicationSyncStrategy {
  readonly apply?: ApplicationApply;
  readonly hook?: ApplicationApply;
}

export interface ApplicationTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface Authorization {
  readonly credentials?: SecretKeySelector;
  readonly type?: string;
}

export interface AzureDiskVolumeSource {
  readonly cachingMode?: 'None' | 'ReadOnly' | 'ReadWrite';
  readonly diskName: string;
  readonly diskURI: string;
  readonly fsType?: string;
  readonly kind?: 'Dedicated' | 'Managed' | 'Shared';
  readonly readOnly?: boolean;
}

export interface AzureFileVolumeSource {
  readonly readOnly?: boolean;
  readonly secretName: string;
  readonly shareName: string;
}

export interface BackendTLSPolicySpec {
  readonly options?: Labels;
  readonly targetRefs: readonly BackendTLSPolicyTargetRef[];
  readonly validation: BackendTLSPolicyValidation;
}

export interface BackendTLSPolicySubjectAltName {
  readonly hostname?: string;
  readonly type: 'Hostname' | 'URI';
  readonly uri?: string;
}

export interface BackendTLSPolicyTargetRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

export interface BackendTLSPolicyValidation {
  readonly caCertificateRefs?: readonly GatewayParametersRef[];
  readonly hostname: string;
  readonly subjectAltNames?: readonly BackendTLSPolicySubjectAltName[];
  readonly wellKnownCACertificates?: string;
}

export interface BasicAuth {
  readonly password?: SecretKeySelector;
  readonly username?: SecretKeySelector;
}

export interface CSIVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly nodePublishSecretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
  readonly volumeAttributes?: Labels;
}

export interface Capabilities {
  readonly add?: readonly string[];
  readonly drop?: readonly string[];
}

export interface CephFSPersistentVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly secretFile?: string;
  readonly secretRef?: SecretReference;
  readonly user?: string;
}

export interface CephFSVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly secretFile?: string;
  readonly secretRef?: LocalObjectReference;
  readonly user?: string;
}

export interface CertificateAdditionalOutputFormat {
  readonly type: 'DER' | 'CombinedPEM';
}

export interface CertificateExcluded {
  readonly dnsDomains?: readonly string[];
  readonly emailAddresses?: readonly string[];
  readonly ipRanges?: readonly string[];
  readonly uriDomains?: readonly string[];
}

export interface CertificateIssuerRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
}

export interface CertificateJks {
  readonly alias?: string;
  readonly create: boolean;
  readonly password?: string;
  readonly passwordSecretRef?: CertificatePasswordSecretRef;
}

export interface CertificateKeystores {
  readonly jks?: CertificateJks;
  readonly pkcs12?: CertificatePkcs12;
}

export interface CertificateNameConstraints {
  readonly critical?: boolean;
  readonly excluded?: CertificateExcluded;
  readonly permitted?: CertificateExcluded;
}

export interface CertificateOtherName {
  readonly oid?: string;
  readonly utf8Value?: string;
}

export interface CertificatePasswordSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface CertificatePkcs12 {
  readonly create: boolean;
  readonly password?: string;
  readonly passwordSecretRef?: CertificatePasswordSecretRef;
  readonly profile?: 'LegacyRC2' | 'LegacyDES' | 'Modern2023' | 'Modern2026';
}

export interface CertificatePrivateKey {
  readonly algorithm?: 'RSA' | 'ECDSA' | 'Ed25519';
  readonly encoding?: 'PKCS1' | 'PKCS8';
  readonly rotationPolicy?: 'Never' | 'Always';
  readonly size?: number;
}

export interface CertificateRenewal {
  readonly policy?: 'RenewBefore' | 'Disabled';
  readonly windows?: readonly CertificateWindow[];
}

export interface CertificateSecretTemplate {
  readonly annotations?: Labels;
  readonly labels?: Labels;
}

export interface CertificateSpec {
  readonly additionalOutputFormats?: readonly CertificateAdditionalOutputFormat[];
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  readonly duration?: string;
  readonly emailAddresses?: readonly string[];
  readonly encodeUsagesInRequest?: boolean;
  readonly ipAddresses?: readonly string[];
  readonly isCA?: boolean;
  readonly issuerRef: CertificateIssuerRef;
  readonly keystores?: CertificateKeystores;
  readonly literalSubject?: string;
  readonly nameConstraints?: CertificateNameConstraints;
  readonly otherNames?: readonly CertificateOtherName[];
  readonly privateKey?: CertificatePrivateKey;
  readonly renewBefore?: string;
  readonly renewBeforePercentage?: number;
  readonly renewal?: CertificateRenewal;
  readonly revisionHistoryLimit?: number;
  readonly secretName: string;
  readonly secretTemplate?: CertificateSecretTemplate;
  readonly signatureAlgorithm?: 'SHA256WithRSA' | 'SHA384WithRSA' | 'SHA512WithRSA' | 'ECDSAWithSHA256' | 'ECDSAWithSHA384' | 'ECDSAWithSHA512' | 'PureEd25519';
  readonly subject?: CertificateSubject;
  readonly uris?: readonly string[];
  readonly usages?: readonly ('signing' | 'digital signature' | 'content commitment' | 'key encipherment' | 'key agreement' | 'data encipherment' | 'cert sign' | 'crl sign' | 'encipher only' | 'decipher only' | 'any' | 'server auth' | 'client auth' | 'code signing' | 'email protection' | 's/mime' | 'ipsec end system' | 'ipsec tunnel' | 'ipsec user' | 'timestamping' | 'ocsp signing' | 'microsoft sgc' | 'netscape sgc')[];
}

export interface CertificateSubject {
  readonly countries?: readonly string[];
  readonly localities?: readonly string[];
  readonly organizationalUnits?: readonly string[];
  readonly organizations?: readonly string[];
  readonly postalCodes?: readonly string[];
  readonly provinces?: readonly string[];
  readonly serialNumber?: string;
  readonly streetAddresses?: readonly string[];
}

export interface CertificateWindow {
  readonly cron: string;
  readonly timezone?: string;
  readonly windowDuration: string;
}

export interface CiliumL2AnnouncementPolicySpec {
  readonly externalIPs?: boolean;
  readonly interfaces?: readonly string[];
  readonly loadBalancerIPs?: boolean;
  readonly nodeSelector?: LabelSelector;
  readonly serviceSelector?: LabelSelector;
}

export interface CiliumLoadBalancerIPPoolBlock {
  readonly cidr?: string;
  readonly start?: string;
  readonly stop?: string;
}

export interface CiliumLoadBalancerIPPoolSpec {
  readonly allowFirstLastIPs?: 'Yes' | 'No';
  readonly blocks?: readonly CiliumLoadBalancerIPPoolBlock[];
  readonly disabled?: boolean;
  readonly serviceSelector?: LabelSelector;
}

export interface CinderPersistentVolumeSource {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: SecretReference;
  readonly volumeID: string;
}

export interface CinderVolumeSource {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly volumeID: string;
}

export interface ClientIPConfig {
  readonly timeoutSeconds?: number;
}

export interface ClusterFilterAws {
  readonly accountID?: boolean;
  readonly alias?: string;
  readonly amiID?: boolean;
  readonly az?: boolean;
  readonly ec2InstanceID?: boolean;
  readonly ec2InstanceType?: boolean;
  readonly hostName?: boolean;
  readonly imdsVersion?: 'v1' | 'v2';
  readonly privateIP?: boolean;
  readonly retryLimit?: string;
  readonly vpcID?: boolean;
}

export interface ClusterFilterCondition {
  readonly aKeyMatches?: string;
  readonly keyDoesNotExist?: Labels;
  readonly keyExists?: string;
  readonly keyValueDoesNotEqual?: Labels;
  readonly keyValueDoesNotMatch?: Labels;
  readonly keyValueEquals?: Labels;
  readonly keyValueMatches?: Labels;
  readonly matchingKeysDoNotHaveMatchingValues?: Labels;
  readonly matchingKeysHaveMatchingValues?: Labels;
  readonly noKeyMatches?: string;
}

export interface ClusterFilterFilter {
  readonly aws?: ClusterFilterAws;
  readonly customPlugin?: ClusterInputCustomPlugin;
  readonly grep?: ClusterFilterGrep;
  readonly kubernetes?: ClusterFilterKubernetes;
  readonly logToMetrics?: ClusterFilterLogToMetrics;
  readonly lua?: ClusterFilterLua;
  readonly modify?: ClusterFilterModify;
  readonly multiline?: ClusterFilterMultiline;
  readonly nest?: ClusterFilterNest;
  readonly parser?: ClusterFilterParser;
  readonly recordModifier?: ClusterFilterRecordModifier;
  readonly rewriteTag?: ClusterFilterRewriteTag;
  readonly throttle?: ClusterFilterThrottle;
  readonly wasm?: ClusterFilterWasm;
}

export interface ClusterFilterGrep {
  readonly alias?: string;
  readonly exclude?: string;
  readonly logicalOp?: 'and' | 'or';
  readonly regex?: string;
  readonly retryLimit?: string;
}

export interface ClusterFilterKubernetes {
  readonly alias?: string;
  readonly annotations?: boolean;
  readonly bufferSize?: string;
  readonly cacheUseDockerId?: boolean;
  readonly dnsRetries?: number;
  readonly dnsWaitTime?: number;
  readonly dummyMeta?: boolean;
  readonly k8sLoggingExclude?: boolean;
  readonly k8sLoggingParser?: boolean;
  readonly keepLog?: boolean;
  readonly kubeCAFile?: string;
  readonly kubeCAPath?: string;
  readonly kubeMetaCacheTTL?: string;
  readonly kubeMetaNamespaceCacheTTL?: number;
  readonly kubeMetaPreloadCacheDir?: string;
  readonly kubeTagPrefix?: string;
  readonly kubeTokenCommand?: string;
  readonly kubeTokenFile?: string;
  readonly kubeTokenTTL?: string;
  readonly kubeURL?: string;
  readonly kubeletHost?: string;
  readonly kubeletPort?: number;
  readonly labels?: boolean;
  readonly mergeLog?: boolean;
  readonly mergeLogKey?: string;
  readonly mergeLogTrim?: boolean;
  readonly mergeParser?: string;
  readonly namespaceAnnotations?: boolean;
  readonly namespaceLabels?: boolean;
  readonly namespaceMetadataOnly?: boolean;
  readonly ownerReferences?: boolean;
  readonly regexParser?: string;
  readonly retryLimit?: string;
  readonly tlsDebug?: number;
  readonly tlsVerify?: boolean;
  readonly useJournal?: boolean;
  readonly useKubelet?: boolean;
  readonly useTagForMeta?: boolean;
}

export interface ClusterFilterLogToMetrics {
  readonly addLabel?: readonly string[];
  readonly alias?: string;
  readonly bucket?: readonly string[];
  readonly discardLogs?: boolean;
  readonly emitterMemBufLimit?: string;
  readonly emitterName?: string;
  readonly exclude?: readonly string[];
  readonly kubernetesMode?: boolean;
  readonly labelField?: readonly string[];
  readonly metricDescription?: string;
  readonly metricMode?: string;
  readonly metricName?: string;
  readonly metricNamespace?: string;
  readonly metricSubsystem?: string;
  readonly regex?: readonly string[];
  readonly retryLimit?: string;
  readonly tag?: string;
  readonly valueField?: string;
}

export interface ClusterFilterLua {
  readonly alias?: string;
  readonly call: string;
  readonly code?: string;
  readonly enable_flb_null?: boolean;
  readonly protectedMode?: boolean;
  readonly retryLimit?: string;
  readonly script?: SecretKeySelector;
  readonly timeAsTable?: boolean;
  readonly typeArrayKey?: readonly string[];
  readonly typeIntKey?: readonly string[];
}

export interface ClusterFilterModify {
  readonly alias?: string;
  readonly conditions?: readonly ClusterFilterCondition[];
  readonly retryLimit?: string;
  readonly rules?: readonly ClusterFilterRule[];
}

export interface ClusterFilterMultiline {
  readonly alias?: string;
  readonly buffer?: boolean;
  readonly emitterMemBufLimit?: number;
  readonly emitterName?: string;
  readonly emitterType?: 'memory' | 'filesystem';
  readonly flushMs?: number;
  readonly keyContent?: string;
  readonly mode?: 'parser' | 'partial_message';
  readonly parser: string;
  readonly retryLimit?: string;
}

export interface ClusterFilterNest {
  readonly addPrefix?: string;
  readonly alias?: string;
  readonly nestUnder?: string;
  readonly nestedUnder?: string;
  readonly operation?: 'nest' | 'lift';
  readonly removePrefix?: string;
  readonly retryLimit?: string;
  readonly wildcard?: readonly string[];
}

export interface ClusterFilterParser {
  readonly alias?: string;
  readonly keyName?: string;
  readonly parser?: string;
  readonly preserveKey?: boolean;
  readonly reserveData?: boolean;
  readonly retryLimit?: string;
  readonly unescapeKey?: boolean;
}

export interface ClusterFilterRecordModifier {
  readonly alias?: string;
  readonly allowlistKeys?: readonly string[];
  readonly records?: readonly string[];
  readonly removeKeys?: readonly string[];
  readonly retryLimit?: string;
  readonly uuidKeys?: readonly string[];
  readonly whitelistKeys?: readonly string[];
}

export interface ClusterFilterRewriteTag {
  readonly alias?: string;
  readonly emitterMemBufLimit?: string;
  readonly emitterName?: string;
  readonly emitterStorageType?: string;
  readonly retryLimit?: string;
  readonly rules?: readonly string[];
}

export interface ClusterFilterRule {
  readonly add?: Labels;
  readonly copy?: Labels;
  readonly hardCopy?: Labels;
  readonly hardRename?: Labels;
  readonly remove?: string;
  readonly removeRegex?: string;
  readonly removeWildcard?: string;
  readonly rename?: Labels;
  readonly set?: Labels;
}

export interface ClusterFilterSpec {
  readonly filters?: readonly ClusterFilterFilter[];
  readonly logLevel?: 'off' | 'error' | 'warning' | 'info' | 'debug' | 'trace';
  readonly match?: string;
  readonly matchRegex?: string;
  readonly ordinal?: number;
}

export interface ClusterFilterThrottle {
  readonly alias?: string;
  readonly interval?: string;
  readonly printStatus?: boolean;
  readonly rate?: number;
  readonly retryLimit?: string;
  readonly window?: number;
}

export interface ClusterFilterWasm {
  readonly accessiblePaths?: readonly string[];
  readonly alias?: string;
  readonly eventFormat?: string;
  readonly functionName?: string;
  readonly retryLimit?: string;
  readonly wasmHeapSize?: string;
  readonly wasmPath?: string;
  readonly wasmStackSize?: string;
}

export interface ClusterFluentBitConfigService {
  readonly daemon?: boolean;
  readonly emitterMemBufLimit?: string;
  readonly emitterName?: string;
  readonly emitterStorageType?: string;
  readonly enableChunkTrace?: boolean;
  readonly flushSeconds?: number;
  readonly graceSeconds?: number;
  readonly hcErrorsCount?: number;
  readonly hcPeriod?: number;
  readonly hcRetryFailureCount?: number;
  readonly healthCheck?: boolean;
  readonly hotReload?: boolean;
  readonly hotReloadEnsureThreadSafety?: boolean;
  readonly hotReloadTimeout?: number;
  readonly httpListen?: string;
  readonly httpPort?: number;
  readonly httpServer?: boolean;
  readonly logFile?: string;
  readonly logLevel?: 'off' | 'error' | 'warning' | 'info' | 'debug' | 'trace';
  readonly multilineBufferLimit?: string;
  readonly parsersFile?: string;
  readonly parsersFiles?: readonly string[];
  readonly schedulerBase?: number;
  readonly schedulerCap?: number;
  readonly storage?: ClusterFluentBitConfigStorage;
}

export interface ClusterFluentBitConfigSpec {
  readonly configFileFormat?: 'classic' | 'yaml';
  readonly filterSelector?: LabelSelector;
  readonly inputSelector?: LabelSelector;
  readonly multilineParserSelector?: LabelSelector;
  readonly namespace?: string;
  readonly outputSelector?: LabelSelector;
  readonly parserSelector?: LabelSelector;
  readonly service?: ClusterFluentBitConfigService;
}

export interface ClusterFluentBitConfigStorage {
  readonly backlogMemLimit?: string;
  readonly checksum?: 'on' | 'off';
  readonly deleteIrrecoverableChunks?: 'on' | 'off';
  readonly maxChunksUp?: number;
  readonly metrics?: 'on' | 'off';
  readonly path?: string;
  readonly sync?: 'normal' | 'full';
}

export interface ClusterInputCollectd {
  readonly listen?: string;
  readonly port?: number;
  readonly typesDB?: string;
}

export interface ClusterInputCustomPlugin {
  readonly config?: string;
  readonly yamlConfig?: JsonObject;
}

export interface ClusterInputDummy {
  readonly dummy?: string;
  readonly rate?: number;
  readonly samples?: number;
  readonly tag?: string;
}

export interface ClusterInputExecWasi {
  readonly accessiblePaths?: readonly string[];
  readonly bufSize?: string;
  readonly intervalNSec?: number;
  readonly intervalSec?: number;
  readonly parser?: string;
  readonly threaded?: boolean;
  readonly wasiPath?: string;
  readonly wasmHeapSize?: string;
  readonly wasmStackSize?: string;
}

export interface ClusterInputFluentBitMetrics {
  readonly scrapeInterval?: string;
  readonly scrapeOnStart?: boolean;
  readonly tag?: string;
}

export interface ClusterInputForward {
  readonly bufferMaxSize?: string;
  readonly bufferchunkSize?: string;
  readonly listen?: string;
  readonly port?: number;
  readonly tag?: string;
  readonly tagPrefix?: string;
  readonly threaded?: string;
  readonly unixPath?: string;
  readonly unixPerm?: string;
}

export interface ClusterInputHttp {
  readonly bufferChunkSize?: string;
  readonly bufferMaxSize?: string;
  readonly listen?: string;
  readonly port?: number;
  readonly successfulHeader?: string;
  readonly successfulResponseCode?: number;
  readonly tagKey?: string;
  readonly tls?: ClusterInputTls;
}

export interface ClusterInputKeyPassword {
  readonly valueFrom?: ClusterInputValueFrom;
}

export interface ClusterInputKubernetesEvents {
  readonly db?: string;
  readonly dbSync?: string;
  readonly intervalNsec?: number;
  readonly intervalSec?: number;
  readonly kubeCAFile?: string;
  readonly kubeCAPath?: string;
  readonly kubeNamespace?: string;
  readonly kubeRequestLimit?: number;
  readonly kubeRetentionTime?: string;
  readonly kubeTokenFile?: string;
  readonly kubeTokenTTL?: string;
  readonly kubeURL?: string;
  readonly pauseOnChunksOverlimit?: 'on' | 'off';
  readonly storageType?: 'filesystem' | 'memory';
  readonly tag?: string;
  readonly tlsDebug?: number;
  readonly tlsVerify?: boolean;
  readonly tlsVhost?: string;
}

export interface ClusterInputMqtt {
  readonly listen?: string;
  readonly port?: number;
}

export interface ClusterInputNginx {
  readonly host?: string;
  readonly nginxPlus?: boolean;
  readonly port?: number;
  readonly statusURL?: string;
}

export interface ClusterInputNodeExporterMetrics {
  readonly path?: ClusterInputPath;
  readonly scrapeInterval?: string;
  readonly tag?: string;
}

export interface ClusterInputOpenTelemetry {
  readonly bufferChunkSize?: string;
  readonly bufferMaxSize?: string;
  readonly listen?: string;
  readonly port?: number;
  readonly rawTraces?: boolean;
  readonly successfulResponseCode?: number;
  readonly tag?: string;
  readonly tagFromURI?: boolean;
  readonly tagKey?: string;
}

export interface ClusterInputPath {
  readonly procfs?: string;
  readonly sysfs?: string;
}

export interface ClusterInputPrometheusScrapeMetrics {
  readonly host?: string;
  readonly metricsPath?: string;
  readonly port?: number;
  readonly scrapeInterval?: string;
  readonly tag?: string;
}

export interface ClusterInputSpec {
  readonly alias?: string;
  readonly collectd?: ClusterInputCollectd;
  readonly customPlugin?: ClusterInputCustomPlugin;
  readonly dummy?: ClusterInputDummy;
  readonly execWasi?: ClusterInputExecWasi;
  readonly fluentBitMetrics?: ClusterInputFluentBitMetrics;
  readonly forward?: ClusterInputForward;
  readonly http?: ClusterInputHttp;
  readonly kubernetesEvents?: ClusterInputKubernetesEvents;
  readonly logLevel?: 'off' | 'error' | 'warning' | 'info' | 'debug' | 'trace';
  readonly mqtt?: ClusterInputMqtt;
  readonly nginx?: ClusterInputNginx;
  readonly nodeExporterMetrics?: ClusterInputNodeExporterMetrics;
  readonly openTelemetry?: ClusterInputOpenTelemetry;
  readonly processors?: JsonObject;
  readonly prometheusScrapeMetrics?: ClusterInputPrometheusScrapeMetrics;
  readonly statsd?: ClusterInputMqtt;
  readonly syslog?: ClusterInputSyslog;
  readonly systemd?: ClusterInputSystemd;
  readonly tail?: ClusterInputTail;
  readonly tcp?: ClusterInputTcp;
  readonly udp?: ClusterInputUdp;
}

export interface ClusterInputSyslog {
  readonly bufferChunkSize?: string;
  readonly bufferMaxSize?: string;
  readonly listen?: string;
  readonly mode?: 'unix_udp' | 'unix_tcp' | 'tcp' | 'udp';
  readonly parser?: string;
  readonly path?: string;
  readonly port?: number;
  readonly receiveBufferSize?: string;
  readonly sourceAddressKey?: string;
  readonly tag?: string;
  readonly tls?: ClusterInputTls;
  readonly unixPerm?: number;
}

export interface ClusterInputSystemd {
  readonly db?: string;
  readonly dbSync?: 'Extra' | 'Full' | 'Normal' | 'Off';
  readonly maxEntries?: number;
  readonly maxFields?: number;
  readonly path?: string;
  readonly pauseOnChunksOverlimit?: 'on' | 'off';
  readonly readFromTail?: 'on' | 'off';
  readonly storagePath?: string;
  readonly storageType?: 'filesystem' | 'memory';
  readonly stripUnderscores?: 'on' | 'off';
  readonly systemdFilter?: readonly string[];
  readonly systemdFilterType?: 'And' | 'Or';
  readonly tag?: string;
}

export interface ClusterInputTail {
  readonly bufferChunkSize?: string;
  readonly bufferMaxSize?: string;
  readonly db?: string;
  readonly dbLocking?: boolean;
  readonly dbSync?: 'Extra' | 'Full' | 'Normal' | 'Off';
  readonly disableInotifyWatcher?: boolean;
  readonly dockerMode?: boolean;
  readonly dockerModeFlushSeconds?: number;
  readonly dockerModeParser?: string;
  readonly excludePath?: string;
  readonly ignoredOlder?: string;
  readonly key?: string;
  readonly memBufLimit?: string;
  readonly multiline?: boolean;
  readonly multilineFlushSeconds?: number;
  readonly multilineParser?: string;
  readonly offsetKey?: string;
  readonly parser?: string;
  readonly parserFirstline?: string;
  readonly parserN?: readonly string[];
  readonly path?: string;
  readonly pathKey?: string;
  readonly pauseOnChunksOverlimit?: 'on' | 'off';
  readonly readFromHead?: boolean;
  readonly refreshIntervalSeconds?: number;
  readonly rotateWaitSeconds?: number;
  readonly skipEmptyLines?: boolean;
  readonly skipLongLines?: boolean;
  readonly storagePath?: string;
  readonly storageType?: 'filesystem' | 'memory';
  readonly tag?: string;
  readonly tagRegex?: string;
  readonly threaded?: string;
}

export interface ClusterInputTcp {
  readonly bufferSize?: string;
  readonly chunkSize?: string;
  readonly format?: string;
  readonly listen?: string;
  readonly port?: number;
  readonly separator?: string;
}

export interface ClusterInputTls {
  readonly caFile?: string;
  readonly caPath?: string;
  readonly crtFile?: string;
  readonly debug?: 0 | 1 | 2 | 3 | 4;
  readonly keyFile?: string;
  readonly keyPassword?: ClusterInputKeyPassword;
  readonly verify?: boolean;
  readonly vhost?: string;
}

export interface ClusterInputUdp {
  readonly bufferSize?: string;
  readonly chunkSize?: string;
  readonly format?: string;
  readonly listen?: string;
  readonly port?: number;
  readonly separator?: string;
  readonly sourceAddressKey?: string;
  readonly threaded?: string;
}

export interface ClusterInputValueFrom {
  readonly secretKeyRef?: SecretKeySelector;
}

export interface ClusterIssuerAcme {
  readonly caBundle?: string;
  readonly disableAccountKeyGeneration?: boolean;
  readonly email?: string;
  readonly enableDurationFeature?: boolean;
  readonly externalAccountBinding?: ClusterIssuerExternalAccountBinding;
  readonly preferredChain?: string;
  readonly privateKeySecretRef: CertificatePasswordSecretRef;
  readonly profile?: string;
  readonly server: string;
  readonly skipTLSVerify?: boolean;
  readonly solvers?: readonly ClusterIssuerSolver[];
}

export interface ClusterIssuerAcmeDNS {
  readonly accountSecretRef: CertificatePasswordSecretRef;
  readonly host: string;
}

export interface ClusterIssuerAkamai {
  readonly accessTokenSecretRef: CertificatePasswordSecretRef;
  readonly clientSecretSecretRef: CertificatePasswordSecretRef;
  readonly clientTokenSecretRef: CertificatePasswordSecretRef;
  readonly serviceConsumerDomain: string;
}

export interface ClusterIssuerAppRole {
  readonly path: string;
  readonly roleId: string;
  readonly secretRef: CertificatePasswordSecretRef;
}

export interface ClusterIssuerAuth {
  readonly kubernetes: ClusterIssuerKubernetes;
}

export interface ClusterIssuerAuthKubernetes {
  readonly mountPath?: string;
  readonly role: string;
  readonly secretRef?: CertificatePasswordSecretRef;
  readonly serviceAccountRef?: ClusterIssuerServiceAccountRef;
}

export interface ClusterIssuerAws {
  readonly iamRoleArn?: string;
  readonly mountPath?: string;
  readonly region?: string;
  readonly role: string;
  readonly serviceAccountRef?: ClusterIssuerServiceAccountRef;
  readonly vaultHeaderValue?: string;
}

export interface ClusterIssuerAzureDNS {
  readonly clientID?: string;
  readonly clientSecretSecretRef?: CertificatePasswordSecretRef;
  readonly environment?: 'AzurePublicCloud' | 'AzureChinaCloud' | 'AzureGermanCloud' | 'AzureUSGovernmentCloud';
  readonly hostedZoneName?: string;
  readonly managedIdentity?: ClusterIssuerManagedIdentity;
  readonly resourceGroupName: string;
  readonly subscriptionID: string;
  readonly tenantID?: string;
  readonly zoneType?: 'AzurePublicZone' | 'AzurePrivateZone';
}

export interface ClusterIssuerCa {
  readonly crlDistributionPoints?: readonly string[];
  readonly issuingCertificateURLs?: readonly string[];
  readonly ocspServers?: readonly string[];
  readonly secretName: string;
}

export interface ClusterIssuerClientCertificate {
  readonly mountPath?: string;
  readonly name?: string;
  readonly secretName?: string;
}

export interface ClusterIssuerCloud {
  readonly apiTokenSecretRef: CertificatePasswordSecretRef;
  readonly url?: string;
}

export interface ClusterIssuerCloudDNS {
  readonly hostedZoneName?: string;
  readonly project: string;
  readonly serviceAccountSecretRef?: CertificatePasswordSecretRef;
}

export interface ClusterIssuerCloudflare {
  readonly apiKeySecretRef?: CertificatePasswordSecretRef;
  readonly apiTokenSecretRef?: CertificatePasswordSecretRef;
  readonly email?: string;
}

export interface ClusterIssuerCredentialsRef {
  readonly name: string;
}

export interface ClusterIssuerDigitalocean {
  readonly tokenSecretRef: CertificatePasswordSecretRef;
}

export interface ClusterIssuerDns01 {
  readonly acmeDNS?: ClusterIssuerAcmeDNS;
  readonly akamai?: ClusterIssuerAkamai;
  readonly azureDNS?: ClusterIssuerAzureDNS;
  readonly cloudDNS?: ClusterIssuerCloudDNS;
  readonly cloudflare?: ClusterIssuerCloudflare;
  readonly cnameStrategy?: 'None' | 'Follow';
  readonly digitalocean?: ClusterIssuerDigitalocean;
  readonly rfc2136?: ClusterIssuerRfc2136;
  readonly route53?: ClusterIssuerRoute53;
  readonly webhook?: ClusterIssuerWebhook;
}

export interface ClusterIssuerExternalAccountBinding {
  readonly keyAlgorithm?: 'HS256' | 'HS384' | 'HS512';
  readonly keyID: string;
  readonly keySecretRef: CertificatePasswordSecretRef;
}

export interface ClusterIssuerGatewayHTTPRoute {
  readonly labels?: Labels;
  readonly parentRefs?: readonly ParentReference[];
  readonly podTemplate?: ClusterIssuerPodTemplate;
  readonly serviceType?: string;
}

export interface ClusterIssuerHttp01 {
  readonly gatewayHTTPRoute?: ClusterIssuerGatewayHTTPRoute;
  readonly ingress?: ClusterIssuerIngress;
}

export interface ClusterIssuerIngress {
  readonly class?: string;
  readonly ingressClassName?: string;
  readonly ingressTemplate?: ClusterIssuerIngressTemplate;
  readonly name?: string;
  readonly podTemplate?: ClusterIssuerPodTemplate;
  readonly serviceType?: string;
}

export interface ClusterIssuerIngressTemplate {
  readonly metadata?: CertificateSecretTemplate;
}

export interface ClusterIssuerKubernetes {
  readonly serviceAccountRef: ClusterIssuerServiceAccountRef;
}

export interface ClusterIssuerManagedIdentity {
  readonly clientID?: string;
  readonly resourceID?: string;
  readonly tenantID?: string;
}

export interface ClusterIssuerNgts {
  readonly credentialsRef: ClusterIssuerCredentialsRef;
  readonly tokenEndpoint?: string;
  readonly tsgID: string;
  readonly url?: string;
}

export interface ClusterIssuerPodTemplate {
  readonly metadata?: CertificateSecretTemplate;
  readonly spec?: ClusterIssuerPodTemplateSpec;
}

export interface ClusterIssuerPodTemplateSpec {
  readonly affinity?: Affinity;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly nodeSelector?: Labels;
  readonly priorityClassName?: string;
  readonly resources?: ClusterIssuerResources;
  readonly securityContext?: ClusterIssuerSecurityContext;
  readonly serviceAccountName?: string;
  readonly tolerations?: readonly Toleration[];
}

export interface ClusterIssuerResources {
  readonly limits?: Readonly<Record<string, Quantity>>;
  readonly requests?: Readonly<Record<string, Quantity>>;
}

export interface ClusterIssuerRfc2136 {
  readonly nameserver: string;
  readonly protocol?: 'TCP' | 'UDP';
  readonly tsigAlgorithm?: string;
  readonly tsigKeyName?: string;
  readonly tsigSecretSecretRef?: CertificatePasswordSecretRef;
}

export interface ClusterIssuerRoute53 {
  readonly accessKeyID?: string;
  readonly accessKeyIDSecretRef?: CertificatePasswordSecretRef;
  readonly auth?: ClusterIssuerAuth;
  readonly hostedZoneID?: string;
  readonly region?: string;
  readonly role?: string;
  readonly secretAccessKeySecretRef?: CertificatePasswordSecretRef;
}

export interface ClusterIssuerSeccompProfile {
  readonly localhostProfile?: string;
  readonly type: string;
}

export interface ClusterIssuerSecurityContext {
  readonly fsGroup?: number;
  readonly fsGroupChangePolicy?: string;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxOptions?: SELinuxOptions;
  readonly seccompProfile?: ClusterIssuerSeccompProfile;
  readonly supplementalGroups?: readonly number[];
  readonly sysctls?: readonly NameValue[];
}

export interface ClusterIssuerSelfSigned {
  readonly crlDistributionPoints?: readonly string[];
}

export interface ClusterIssuerServiceAccountRef {
  readonly audiences?: readonly string[];
  readonly name: string;
}

export interface ClusterIssuerSolver {
  readonly dns01?: ClusterIssuerDns01;
  readonly http01?: ClusterIssuerHttp01;
  readonly selector?: ClusterIssuerSolverSelector;
  readonly waitInsteadOfSelfCheck?: string;
}

export interface ClusterIssuerSolverSelector {
  readonly dnsNames?: readonly string[];
  readonly dnsZones?: readonly string[];
  readonly matchLabels?: Labels;
}

export interface ClusterIssuerSpec {
  readonly acme?: ClusterIssuerAcme;
  readonly ca?: ClusterIssuerCa;
  readonly selfSigned?: ClusterIssuerSelfSigned;
  readonly vault?: ClusterIssuerVault;
  readonly venafi?: ClusterIssuerVenafi;
}

export interface ClusterIssuerTpp {
  readonly caBundle?: string;
  readonly caBundleSecretRef?: CertificatePasswordSecretRef;
  readonly credentialsRef: ClusterIssuerCredentialsRef;
  readonly url: string;
}

export interface ClusterIssuerVault {
  readonly auth: ClusterIssuerVaultAuth;
  readonly caBundle?: string;
  readonly caBundleSecretRef?: CertificatePasswordSecretRef;
  readonly clientCertSecretRef?: CertificatePasswordSecretRef;
  readonly clientKeySecretRef?: CertificatePasswordSecretRef;
  readonly namespace?: string;
  readonly path: string;
  readonly server: string;
  readonly serverName?: string;
}

export interface ClusterIssuerVaultAuth {
  readonly appRole?: ClusterIssuerAppRole;
  readonly aws?: ClusterIssuerAws;
  readonly clientCertificate?: ClusterIssuerClientCertificate;
  readonly kubernetes?: ClusterIssuerAuthKubernetes;
  readonly tokenSecretRef?: CertificatePasswordSecretRef;
}

export interface ClusterIssuerVenafi {
  readonly cloud?: ClusterIssuerCloud;
  readonly ngts?: ClusterIssuerNgts;
  readonly tpp?: ClusterIssuerTpp;
  readonly zone: string;
}

export interface ClusterIssuerWebhook {
  readonly config?: Json;
  readonly groupName: string;
  readonly solverName: string;
}

export interface ClusterOutputAzureBlob {
  readonly accountName: string;
  readonly autoCreateContainer?: 'on' | 'off';
  readonly blobType?: 'appendblob' | 'blockblob';
  readonly bufferingEnabled?: boolean;
  readonly compressBlob?: 'on' | 'off';
  readonly containerName: string;
  readonly emulatorMode?: 'on' | 'off';
  readonly endpoint?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly path?: string;
  readonly sharedKey: ClusterInputKeyPassword;
  readonly tls?: ClusterInputTls;
  readonly uploadFileSize?: string;
  readonly uploadTimeout?: string;
}

export interface ClusterOutputAzureLogAnalytics {
  readonly customerID: ClusterInputKeyPassword;
  readonly logType?: string;
  readonly logTypeKey?: string;
  readonly sharedKey: ClusterInputKeyPassword;
  readonly timeGenerated?: boolean;
  readonly timeKey?: string;
}

export interface ClusterOutputCloudWatch {
  readonly autoCreateGroup?: boolean;
  readonly autoRetryRequests?: boolean;
  readonly endpoint?: string;
  readonly externalID?: string;
  readonly logFormat?: string;
  readonly logGroupName?: string;
  readonly logGroupTemplate?: string;
  readonly logKey?: string;
  readonly logRetentionDays?: 1 | 3 | 5 | 7 | 14 | 30 | 60 | 90 | 120 | 150 | 180 | 365 | 400 | 545 | 731 | 1827 | 3653;
  readonly logStreamName?: string;
  readonly logStreamPrefix?: string;
  readonly logStreamTemplate?: string;
  readonly metricDimensions?: string;
  readonly metricNamespace?: string;
  readonly region: string;
  readonly roleArn?: string;
  readonly stsEndpoint?: string;
}

export interface ClusterOutputDatadog {
  readonly apikey?: ClusterInputKeyPassword;
  readonly compress?: string;
  readonly dd_message_key?: string;
  readonly dd_service?: string;
  readonly dd_source?: string;
  readonly dd_tags?: string;
  readonly host?: string;
  readonly include_tag_key?: boolean;
  readonly json_date_key?: string;
  readonly provider?: string;
  readonly proxy?: string;
  readonly tag_key?: string;
  readonly tls?: boolean;
}

export interface ClusterOutputEs {
  readonly awsAuth?: string;
  readonly awsAuthSecret?: ClusterInputKeyPassword;
  readonly awsExternalID?: string;
  readonly awsRegion?: string;
  readonly awsRoleARN?: string;
  readonly awsSTSEndpoint?: string;
  readonly bufferSize?: string;
  readonly cloudAuth?: string;
  readonly cloudAuthSecret?: ClusterInputKeyPassword;
  readonly cloudID?: string;
  readonly compress?: 'gzip';
  readonly currentTimeIndex?: boolean;
  readonly generateID?: boolean;
  readonly host?: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly idKey?: string;
  readonly includeTagKey?: boolean;
  readonly index?: string;
  readonly logstashDateFormat?: string;
  readonly logstashFormat?: boolean;
  readonly logstashPrefix?: string;
  readonly logstashPrefixKey?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly path?: string;
  readonly pipeline?: string;
  readonly port?: number;
  readonly replaceDots?: boolean;
  readonly suppressTypeName?: string;
  readonly tagKey?: string;
  readonly timeKey?: string;
  readonly timeKeyFormat?: string;
  readonly timeKeyNanos?: boolean;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly traceError?: boolean;
  readonly traceOutput?: boolean;
  readonly type?: string;
  readonly writeOperation?: string;
}

export interface ClusterOutputFile {
  readonly delimiter?: string;
  readonly file?: string;
  readonly format?: 'out_file' | 'plain' | 'csv' | 'ltsv' | 'template';
  readonly labelDelimiter?: string;
  readonly path?: string;
  readonly template?: string;
}

export interface ClusterOutputFirehose {
  readonly autoRetryRequests?: boolean;
  readonly compression?: 'gzip' | 'snappy' | 'lz4' | 'zstd';
  readonly dataKeys?: string;
  readonly deliveryStream: string;
  readonly endpoint?: string;
  readonly externalID?: string;
  readonly logKey?: string;
  readonly profile?: string;
  readonly region: string;
  readonly roleARN?: string;
  readonly simpleAggregation?: boolean;
  readonly stsEndpoint?: string;
  readonly timeKey?: string;
  readonly timeKeyFormat?: string;
  readonly workers?: number;
}

export interface ClusterOutputForward {
  readonly emptySharedKey?: boolean;
  readonly host?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly password?: ClusterInputKeyPassword;
  readonly port?: number;
  readonly requireAckResponse?: boolean;
  readonly retainMetadataInForwardMode?: boolean;
  readonly selfHostname?: string;
  readonly sendOptions?: boolean;
  readonly sharedKey?: string;
  readonly tag?: string;
  readonly timeAsInteger?: boolean;
  readonly tls?: ClusterInputTls;
  readonly username?: ClusterInputKeyPassword;
}

export interface ClusterOutputGelf {
  readonly compress?: boolean;
  readonly fullMessageKey?: string;
  readonly host?: string;
  readonly hostKey?: string;
  readonly levelKey?: string;
  readonly mode?: 'tls' | 'tcp' | 'udp';
  readonly networking?: ClusterOutputNetworking;
  readonly packetSize?: number;
  readonly port?: number;
  readonly shortMessageKey?: string;
  readonly timestampKey?: string;
  readonly tls?: ClusterInputTls;
}

export interface ClusterOutputHttp {
  readonly allowDuplicatedHeaders?: boolean;
  readonly compress?: string;
  readonly format?: 'msgpack' | 'json' | 'json_stream' | 'json_lines' | 'gelf';
  readonly gelfFullMessageKey?: string;
  readonly gelfHostKey?: string;
  readonly gelfLevelKey?: string;
  readonly gelfShortMessageKey?: string;
  readonly gelfTimestampKey?: string;
  readonly headerTag?: string;
  readonly headers?: Labels;
  readonly host?: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly jsonDateFormat?: string;
  readonly jsonDateKey?: string;
  readonly logResponsePayload?: boolean;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly proxy?: string;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly uri?: string;
}

export interface ClusterOutputInfluxDB {
  readonly autoTags?: boolean;
  readonly bucket?: string;
  readonly database?: string;
  readonly host: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpToken?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly networking?: ClusterOutputNetworking;
  readonly org?: string;
  readonly port?: number;
  readonly sequenceTag?: string;
  readonly tagKeys?: readonly string[];
  readonly tagListKey?: string;
  readonly tagsListEnabled?: boolean;
  readonly tls?: ClusterInputTls;
}

export interface ClusterOutputKafka {
  readonly brokers?: string;
  readonly dynamicTopic?: boolean;
  readonly format?: string;
  readonly messageKey?: string;
  readonly messageKeyField?: string;
  readonly queueFullRetries?: number;
  readonly rawLogKey?: string;
  readonly rdkafka?: Labels;
  readonly timestampFormat?: string;
  readonly timestampKey?: string;
  readonly topicKey?: string;
  readonly topics?: string;
  readonly totalLimitSize?: string;
  readonly workers?: number;
}

export interface ClusterOutputKinesis {
  readonly autoRetryRequests?: boolean;
  readonly endpoint?: string;
  readonly externalID?: string;
  readonly logKey?: string;
  readonly region: string;
  readonly roleARN?: string;
  readonly stream: string;
  readonly stsEndpoint?: string;
  readonly timeKey?: string;
  readonly timeKeyFormat?: string;
}

export interface ClusterOutputLoki {
  readonly autoKubernetesLabels?: 'on' | 'off';
  readonly bearerToken?: ClusterInputKeyPassword;
  readonly dropSingleKey?: 'on' | 'off';
  readonly host: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly labelKeys?: readonly string[];
  readonly labelMapPath?: string;
  readonly labels?: readonly string[];
  readonly lineFormat?: 'json' | 'key_value';
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly removeKeys?: readonly string[];
  readonly structuredMetadata?: Labels;
  readonly structuredMetadataKeys?: readonly string[];
  readonly tenantID?: ClusterInputKeyPassword;
  readonly tenantIDKey?: string;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly uri?: string;
  readonly workers?: number;
}

export interface ClusterOutputNetworking {
  readonly DNSMode?: 'TCP' | 'UDP';
  readonly DNSPreferIPv4?: boolean;
  readonly DNSPreferIPv6?: boolean;
  readonly DNSResolver?: 'LEGACY' | 'ASYNC';
  readonly connectTimeout?: number;
  readonly connectTimeoutLogError?: boolean;
  readonly ioTimeout?: number;
  readonly keepalive?: 'on' | 'off';
  readonly keepaliveIdleTimeout?: number;
  readonly keepaliveMaxRecycle?: number;
  readonly maxWorkerConnections?: number;
  readonly proxyEnvIgnore?: boolean;
  readonly sourceAddress?: string;
  readonly tcpKeepalive?: 'on' | 'off';
  readonly tcpKeepaliveInterval?: number;
  readonly tcpKeepaliveProbes?: number;
  readonly tcpKeepaliveTime?: number;
}

export interface ClusterOutputOpensearch {
  readonly awsAuth?: string;
  readonly awsExternalID?: string;
  readonly awsRegion?: string;
  readonly awsRoleARN?: string;
  readonly awsSTSEndpoint?: string;
  readonly bufferSize?: string;
  readonly compress?: 'gzip';
  readonly currentTimeIndex?: boolean;
  readonly generateID?: boolean;
  readonly host?: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly idKey?: string;
  readonly includeTagKey?: boolean;
  readonly index?: string;
  readonly logstashDateFormat?: string;
  readonly logstashFormat?: boolean;
  readonly logstashPrefix?: string;
  readonly logstashPrefixKey?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly path?: string;
  readonly pipeline?: string;
  readonly port?: number;
  readonly replaceDots?: boolean;
  readonly suppressTypeName?: boolean;
  readonly tagKey?: string;
  readonly timeKey?: string;
  readonly timeKeyFormat?: string;
  readonly timeKeyNanos?: boolean;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly traceError?: boolean;
  readonly traceOutput?: boolean;
  readonly type?: string;
  readonly workers?: number;
  readonly writeOperation?: string;
}

export interface ClusterOutputOpentelemetry {
  readonly addLabel?: Labels;
  readonly batchSize?: number;
  readonly header?: Labels;
  readonly host?: string;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly logResponsePayload?: boolean;
  readonly logsBodyKey?: string;
  readonly logsBodyKeyAttributes?: boolean;
  readonly logsUri?: string;
  readonly metricsUri?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly proxy?: string;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly tracesUri?: string;
}

export interface ClusterOutputPrometheusExporter {
  readonly addLabels?: Labels;
  readonly host: string;
  readonly port?: number;
}

export interface ClusterOutputPrometheusRemoteWrite {
  readonly addLabels?: Labels;
  readonly headers?: Labels;
  readonly host: string;
  readonly httpPasswd?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly logResponsePayload?: boolean;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly proxy?: string;
  readonly tls?: ClusterInputTls;
  readonly uri?: string;
  readonly workers?: number;
}

export interface ClusterOutputS3 {
  readonly AutoRetryRequests?: boolean;
  readonly Bucket: string;
  readonly CannedAcl?: string;
  readonly Compression?: string;
  readonly ContentType?: string;
  readonly Endpoint?: string;
  readonly ExternalId?: string;
  readonly JsonDateFormat?: string;
  readonly JsonDateKey?: string;
  readonly LogKey?: string;
  readonly PreserveDataOrdering?: boolean;
  readonly Profile?: string;
  readonly Region: string;
  readonly RetryLimit?: number;
  readonly RoleArn?: string;
  readonly S3KeyFormat?: string;
  readonly S3KeyFormatTagDelimiters?: string;
  readonly SendContentMd5?: boolean;
  readonly StaticFilePath?: boolean;
  readonly StorageClass?: string;
  readonly StoreDir?: string;
  readonly StoreDirLimitSize?: string;
  readonly StsEndpoint?: string;
  readonly TotalFileSize?: string;
  readonly UploadChunkSize?: string;
  readonly UploadTimeout?: string;
  readonly UsePutObject?: boolean;
  readonly Workers?: number;
  readonly networking?: ClusterOutputNetworking;
  readonly tls?: ClusterInputTls;
}

export interface ClusterOutputSpec {
  readonly alias?: string;
  readonly azureBlob?: ClusterOutputAzureBlob;
  readonly azureLogAnalytics?: ClusterOutputAzureLogAnalytics;
  readonly cloudWatch?: ClusterOutputCloudWatch;
  readonly customPlugin?: ClusterInputCustomPlugin;
  readonly datadog?: ClusterOutputDatadog;
  readonly es?: ClusterOutputEs;
  readonly file?: ClusterOutputFile;
  readonly firehose?: ClusterOutputFirehose;
  readonly forward?: ClusterOutputForward;
  readonly gelf?: ClusterOutputGelf;
  readonly http?: ClusterOutputHttp;
  readonly influxDB?: ClusterOutputInfluxDB;
  readonly kafka?: ClusterOutputKafka;
  readonly kinesis?: ClusterOutputKinesis;
  readonly logLevel?: 'off' | 'error' | 'warning' | 'info' | 'debug' | 'trace';
  readonly loki?: ClusterOutputLoki;
  readonly match?: string;
  readonly matchRegex?: string;
  readonly null?: Readonly<Record<string, never>>;
  readonly opensearch?: ClusterOutputOpensearch;
  readonly opentelemetry?: ClusterOutputOpentelemetry;
  readonly processors?: JsonObject;
  readonly prometheusExporter?: ClusterOutputPrometheusExporter;
  readonly prometheusRemoteWrite?: ClusterOutputPrometheusRemoteWrite;
  readonly retry_limit?: string;
  readonly s3?: ClusterOutputS3;
  readonly splunk?: ClusterOutputSplunk;
  readonly stackdriver?: ClusterOutputStackdriver;
  readonly stdout?: ClusterOutputStdout;
  readonly syslog?: ClusterOutputSyslog;
  readonly tcp?: ClusterOutputTcp;
}

export interface ClusterOutputSplunk {
  readonly Workers?: number;
  readonly channel?: string;
  readonly compress?: string;
  readonly eventFields?: readonly string[];
  readonly eventHost?: string;
  readonly eventIndex?: string;
  readonly eventIndexKey?: string;
  readonly eventKey?: string;
  readonly eventSource?: string;
  readonly eventSourcetype?: string;
  readonly eventSourcetypeKey?: string;
  readonly host?: string;
  readonly httpBufferSize?: string;
  readonly httpDebugBadRequest?: boolean;
  readonly httpPassword?: ClusterInputKeyPassword;
  readonly httpUser?: ClusterInputKeyPassword;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly splunkSendRaw?: boolean;
  readonly splunkToken?: ClusterInputKeyPassword;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
}

export interface ClusterOutputStackdriver {
  readonly autoformatStackdriverTrace?: boolean;
  readonly customK8sRegex?: string;
  readonly exportToProjectID?: string;
  readonly googleServiceCredentials?: string;
  readonly job?: string;
  readonly k8sClusterLocation?: string;
  readonly k8sClusterName?: string;
  readonly labels?: readonly string[];
  readonly labelsKey?: string;
  readonly location?: string;
  readonly logNameKey?: string;
  readonly metadataServer?: string;
  readonly namespace?: string;
  readonly nodeID?: string;
  readonly resource?: string;
  readonly resourceLabels?: readonly string[];
  readonly serviceAccountEmail?: ClusterInputKeyPassword;
  readonly serviceAccountSecret?: ClusterInputKeyPassword;
  readonly severityKey?: string;
  readonly tagPrefix?: string;
  readonly taskID?: string;
  readonly textPayloadKey?: string;
  readonly workers?: number;
}

export interface ClusterOutputStdout {
  readonly format?: 'msgpack' | 'json' | 'json_lines' | 'json_stream';
  readonly jsonDateFormat?: 'double' | 'iso8601' | 'epoch';
  readonly jsonDateKey?: string;
}

export interface ClusterOutputSyslog {
  readonly host?: string;
  readonly mode?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly syslogAppnameKey?: string;
  readonly syslogFacilityKey?: string;
  readonly syslogFormat?: string;
  readonly syslogHostnameKey?: string;
  readonly syslogMaxSize?: number;
  readonly syslogMessageIDKey?: string;
  readonly syslogMessageKey?: string;
  readonly syslogProcessIDKey?: string;
  readonly syslogSDKey?: string;
  readonly syslogSeverityKey?: string;
  readonly tls?: ClusterInputTls;
  readonly totalLimitSize?: string;
  readonly workers?: number;
}

export interface ClusterOutputTcp {
  readonly format?: 'msgpack' | 'json' | 'json_lines' | 'json_stream';
  readonly host?: string;
  readonly jsonDateFormat?: 'double' | 'epoch' | 'iso8601';
  readonly jsonDateKey?: string;
  readonly networking?: ClusterOutputNetworking;
  readonly port?: number;
  readonly tls?: ClusterInputTls;
}

export interface ClusterParserDecoder {
  readonly decodeField?: string;
  readonly decodeFieldAs?: string;
}

export interface ClusterParserJson {
  readonly timeFormat?: string;
  readonly timeKeep?: boolean;
  readonly timeKey?: string;
}

export interface ClusterParserLtsv {
  readonly timeFormat?: string;
  readonly timeKeep?: boolean;
  readonly timeKey?: string;
  readonly types?: string;
}

export interface ClusterParserRegex {
  readonly regex?: string;
  readonly timeFormat?: string;
  readonly timeKeep?: boolean;
  readonly timeKey?: string;
  readonly timeOffset?: string;
  readonly types?: string;
}

export interface ClusterParserSpec {
  readonly decoders?: readonly ClusterParserDecoder[];
  readonly json?: ClusterParserJson;
  readonly logfmt?: ClusterParserJson;
  readonly ltsv?: ClusterParserLtsv;
  readonly regex?: ClusterParserRegex;
}

export interface ClusterTrustBundleProjection {
  readonly labelSelector?: LabelSelector;
  readonly name?: string;
  readonly optional?: boolean;
  readonly path: string;
  readonly signerName?: string;
}

export interface CollectorPvc {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: FluentBitVolumeClaimTemplateMetadata;
  readonly spec?: PersistentVolumeClaimSpec;
}

export interface CollectorSpec {
  readonly affinity?: Affinity;
  readonly annotations?: Labels;
  readonly args?: readonly string[];
  readonly bufferPath?: string;
  readonly disableService?: boolean;
  readonly fluentBitConfigName?: string;
  readonly hostNetwork?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly nodeSelector?: Labels;
  readonly ports?: readonly ContainerPort[];
  readonly priorityClassName?: string;
  readonly pvc?: CollectorPvc;
  readonly rbacRules?: readonly PolicyRule[];
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly runtimeClassName?: string;
  readonly schedulerName?: string;
  readonly secrets?: readonly string[];
  readonly securityContext?: PodSecurityContext;
  readonly service?: TemplateMeta;
  readonly serviceAccountAnnotations?: Labels;
  readonly tolerations?: readonly Toleration[];
  readonly volumes?: readonly Volume[];
  readonly volumesMounts?: readonly VolumeMount[];
}

export interface ConfigMapEnvSource {
  readonly name?: string;
  readonly optional?: boolean;
}

export interface ConfigMapKeySelector {
  readonly key: string;
  readonly name?: string;
  readonly optional?: boolean;
}

export interface ConfigMapProjection {
  readonly items?: readonly KeyToPath[];
  readonly name?: string;
  readonly optional?: boolean;
}

export interface ConfigMapVolumeSource {
  readonly defaultMode?: number;
  readonly items?: readonly KeyToPath[];
  readonly name?: string;
  readonly optional?: boolean;
}

export interface Container {
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly EnvFromSource[];
  readonly image?: string;
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly lifecycle?: Lifecycle;
  readonly livenessProbe?: Probe;
  readonly name: string;
  readonly ports?: readonly ContainerPort[];
  readonly readinessProbe?: Probe;
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  readonly resources?: ResourceRequirements;
  readonly restartPolicy?: string;
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  readonly securityContext?: SecurityContext;
  readonly startupProbe?: Probe;
  readonly stdin?: boolean;
  readonly stdinOnce?: boolean;
  readonly terminationMessagePath?: string;
  readonly terminationMessagePolicy?: 'FallbackToLogsOnError' | 'File';
  readonly tty?: boolean;
  readonly volumeDevices?: readonly VolumeDevice[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly workingDir?: string;
}

export interface ContainerPort {
  readonly containerPort: number;
  readonly hostIP?: string;
  readonly hostPort?: number;
  readonly name?: string;
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP';
}

export interface ContainerResizePolicy {
  readonly resourceName: string;
  readonly restartPolicy: string;
}

export interface ContainerResourceMetricSource {
  readonly container: string;
  readonly name: string;
  readonly target: MetricTarget;
}

export interface ContainerRestartRule {
  readonly action: string;
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

export interface ContainerRestartRuleOnExitCodes {
  readonly operator: string;
  readonly values?: readonly number[];
}

export interface CronJobSpec {
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  readonly failedJobsHistoryLimit?: number;
  readonly jobTemplate: JobTemplateSpec;
  readonly schedule: string;
  readonly startingDeadlineSeconds?: number;
  readonly successfulJobsHistoryLimit?: number;
  readonly suspend?: boolean;
  readonly timeZone?: string;
}

export interface CrossVersionObjectReference {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
}

export interface DaemonSetSpec {
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplateSpec;
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

export interface DaemonSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateDaemonSet;
  readonly type?: 'OnDelete' | 'RollingUpdate';
}

export interface DeploymentSpec {
  readonly minReadySeconds?: number;
  readonly paused?: boolean;
  readonly progressDeadlineSeconds?: number;
  readonly replicas?: number;
  readonly revisionHistoryLimit?: number;
  readonly selector: LabelSelector;
  readonly strategy?: DeploymentStrategy;
  readonly template: PodTemplateSpec;
}

export interface DeploymentStrategy {
  readonly rollingUpdate?: RollingUpdateDeployment;
  readonly type?: 'Recreate' | 'RollingUpdate';
}

export interface DownwardAPIProjection {
  readonly items?: readonly DownwardAPIVolumeFile[];
}

export interface DownwardAPIVolumeFile {
  readonly fieldRef?: ObjectFieldSelector;
  readonly mode?: number;
  readonly path: string;
  readonly resourceFieldRef?: ResourceFieldSelector;
}

export interface DownwardAPIVolumeSource {
  readonly defaultMode?: number;
  readonly items?: readonly DownwardAPIVolumeFile[];
}

export interface EmptyDirVolumeSource {
  readonly medium?: string;
  readonly sizeLimit?: Quantity;
}

export interface EnvFromSource {
  readonly configMapRef?: ConfigMapEnvSource;
  readonly prefix?: string;
  readonly secretRef?: SecretEnvSource;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: EnvVarSource;
}

export interface EnvVarSource {
  readonly configMapKeyRef?: ConfigMapKeySelector;
  readonly fieldRef?: ObjectFieldSelector;
  readonly fileKeyRef?: FileKeySelector;
  readonly resourceFieldRef?: ResourceFieldSelector;
  readonly secretKeyRef?: SecretKeySelector;
}

export interface EphemeralContainer {
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly EnvFromSource[];
  readonly image?: string;
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly lifecycle?: Lifecycle;
  readonly livenessProbe?: Probe;
  readonly name: string;
  readonly ports?: readonly ContainerPort[];
  readonly readinessProbe?: Probe;
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  readonly resources?: ResourceRequirements;
  readonly restartPolicy?: string;
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  readonly securityContext?: SecurityContext;
  readonly startupProbe?: Probe;
  readonly stdin?: boolean;
  readonly stdinOnce?: boolean;
  readonly targetContainerName?: string;
  readonly terminationMessagePath?: string;
  readonly terminationMessagePolicy?: 'FallbackToLogsOnError' | 'File';
  readonly tty?: boolean;
  readonly volumeDevices?: readonly VolumeDevice[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly workingDir?: string;
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

export interface ExecAction {
  readonly command?: readonly string[];
}

export interface ExternalMetricSource {
  readonly metric: MetricIdentifier;
  readonly target: MetricTarget;
}

export interface ExternalSecretConfigMap {
  readonly items: readonly ExternalSecretItem[];
  readonly name: string;
}

export interface ExternalSecretData {
  readonly remoteRef: ExternalSecretRemoteRef;
  readonly secretKey: string;
  readonly sourceRef?: ExternalSecretSourceRef;
}

export interface ExternalSecretDataFrom {
  readonly extract?: ExternalSecretRemoteRef;
  readonly find?: ExternalSecretFind;
  readonly rewrite?: readonly ExternalSecretRewrite[];
  readonly sourceRef?: ExternalSecretSourceRef;
}

export interface ExternalSecretFind {
  readonly conversionStrategy?: 'Default' | 'Unicode';
  readonly decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
  readonly name?: ExternalSecretName;
  readonly nullBytePolicy?: 'Ignore' | 'Fail';
  readonly path?: string;
  readonly tags?: Labels;
}

export interface ExternalSecretItem {
  readonly key: string;
  readonly templateAs?: 'Values' | 'KeysAndValues';
}

export interface ExternalSecretManifest {
  readonly apiVersion: string;
  readonly kind: string;
}

export interface ExternalSecretMerge {
  readonly conflictPolicy?: 'Ignore' | 'Error';
  readonly into?: string;
  readonly priority?: readonly string[];
  readonly priorityPolicy?: 'IgnoreNotFound' | 'Strict';
  readonly strategy?: 'Extract' | 'JSON';
}

export interface ExternalSecretName {
  readonly regexp?: string;
}

export interface ExternalSecretRegexp {
  readonly source: string;
  readonly target: string;
}

export interface ExternalSecretRemoteRef {
  readonly conversionStrategy?: 'Default' | 'Unicode';
  readonly decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
  readonly key: string;
  readonly metadataPolicy?: 'None' | 'Fetch';
  readonly nullBytePolicy?: 'Ignore' | 'Fail';
  readonly property?: string;
  readonly version?: string;
}

export interface ExternalSecretRewrite {
  readonly merge?: ExternalSecretMerge;
  readonly regexp?: ExternalSecretRegexp;
  readonly transform?: ExternalSecretTransform;
}

export interface ExternalSecretSourceRef {
  readonly generatorRef?: CrossVersionObjectReference;
  readonly storeRef?: ExternalSecretStoreRef;
}

export interface ExternalSecretSpec {
  readonly data?: readonly ExternalSecretData[];
  readonly dataFrom?: readonly ExternalSecretDataFrom[];
  readonly refreshInterval?: string;
  readonly refreshPolicy?: 'CreatedOnce' | 'Periodic' | 'OnChange';
  readonly secretStoreRef?: ExternalSecretStoreRef;
  readonly syncWindows?: ExternalSecretSyncWindows;
  readonly target?: ExternalSecretTarget;
}

export interface ExternalSecretStoreRef {
  readonly kind?: 'SecretStore' | 'ClusterSecretStore';
  readonly name?: string;
}

export interface ExternalSecretSyncWindows {
  readonly kind: 'allow' | 'deny';
  readonly windows: readonly ExternalSecretWindow[];
}

export interface ExternalSecretTarget {
  readonly creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge';
  readonly deletionPolicy?: 'Delete' | 'Merge' | 'Retain';
  readonly immutable?: boolean;
  readonly manifest?: ExternalSecretManifest;
  readonly name?: string;
  readonly template?: ExternalSecretTargetTemplate;
}

export interface ExternalSecretTargetTemplate {
  readonly data?: Labels;
  readonly engineVersion?: 'v2';
  readonly mergePolicy?: 'Replace' | 'Merge';
  readonly metadata?: ExternalSecretTemplateMetadata;
  readonly templateFrom?: readonly ExternalSecretTemplateFrom[];
  readonly type?: string;
}

export interface ExternalSecretTemplateFrom {
  readonly configMap?: ExternalSecretConfigMap;
  readonly literal?: string;
  readonly secret?: ExternalSecretConfigMap;
  readonly target?: string;
  readonly valuesDecodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
}

export interface ExternalSecretTemplateMetadata {
  readonly annotations?: Labels;
  readonly finalizers?: readonly string[];
  readonly labels?: Labels;
}

export interface ExternalSecretTransform {
  readonly template: string;
}

export interface ExternalSecretWindow {
  readonly duration: string;
  readonly schedule: string;
}

export interface FCVolumeSource {
  readonly fsType?: string;
  readonly lun?: number;
  readonly readOnly?: boolean;
  readonly targetWWNs?: readonly string[];
  readonly wwids?: readonly string[];
}

export interface FileAuthorization {
  readonly credentials?: SecretKeySelector;
  readonly credentialsFile?: string;
  readonly type?: string;
}

export interface FileKeySelector {
  readonly key: string;
  readonly optional?: boolean;
  readonly path: string;
  readonly volumeName: string;
}

export interface FlexVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly options?: Labels;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface FlockerVolumeSource {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}

export interface FluentBitDownwardAPI {
  readonly defaultMode?: number;
  readonly items?: readonly DownwardAPIVolumeFile[];
}

export interface FluentBitEphemeral {
  readonly volumeClaimTemplate?: FluentBitVolumeClaimTemplate;
}

export interface FluentBitFlocker {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}

export interface FluentBitImage {
  readonly pullPolicy?: string;
  readonly reference?: string;
}

export interface FluentBitPhotonPersistentDisk {
  readonly fsType?: string;
  readonly pdID: string;
}

export interface FluentBitPositionDB {
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly azureFile?: AzureFileVolumeSource;
  readonly cephfs?: CephFSPersistentVolumeSource;
  readonly cinder?: CinderPersistentVolumeSource;
  readonly configMap?: ConfigMapVolumeSource;
  readonly csi?: CSIVolumeSource;
  readonly downwardAPI?: FluentBitDownwardAPI;
  readonly emptyDir?: PrometheusEmptyDir;
  readonly ephemeral?: FluentBitEphemeral;
  readonly fc?: FCVolumeSource;
  readonly flexVolume?: FlexVolumeSource;
  readonly flocker?: FluentBitFlocker;
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly gitRepo?: GitRepoVolumeSource;
  readonly glusterfs?: GlusterfsVolumeSource;
  readonly hostPath?: OpenSearchClusterHostPath;
  readonly image?: FluentBitImage;
  readonly iscsi?: ISCSIPersistentVolumeSource;
  readonly nfs?: NFSVolumeSource;
  readonly persistentVolumeClaim?: OpenSearchClusterPersistentVolumeClaim;
  readonly photonPersistentDisk?: FluentBitPhotonPersistentDisk;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly projected?: FluentBitProjected;
  readonly quobyte?: QuobyteVolumeSource;
  readonly rbd?: RBDPersistentVolumeSource;
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  readonly secret?: SecretVolumeSource;
  readonly storageos?: StorageOSPersistentVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

export interface FluentBitProjected {
  readonly defaultMode?: number;
  readonly sources?: readonly VolumeProjection[];
}

export interface FluentBitSpec {
  readonly affinity?: Affinity;
  readonly annotations?: Labels;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly containerLogRealPath?: string;
  readonly containerSecurityContext?: SecurityContext;
  readonly disableLogVolumes?: boolean;
  readonly disableService?: boolean;
  readonly dnsPolicy?: string;
  readonly envVars?: readonly EnvVar[];
  readonly fluentBitConfigName?: string;
  readonly hostAliases?: readonly OpenSearchClusterHostAlias[];
  readonly hostNetwork?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly initContainers?: readonly Container[];
  readonly internalMountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional';
  readonly labels?: Labels;
  readonly livenessProbe?: Probe;
  readonly metricsPort?: number;
  readonly namespaceFluentBitCfgSelector?: LabelSelector;
  readonly nodeSelector?: Labels;
  readonly ports?: readonly ContainerPort[];
  readonly positionDB?: FluentBitPositionDB;
  readonly priorityClassName?: string;
  readonly rbacRules?: readonly PolicyRule[];
  readonly readinessProbe?: Probe;
  readonly resources?: ResourceRequirements;
  readonly runtimeClassName?: string;
  readonly schedulerName?: string;
  readonly secrets?: readonly string[];
  readonly securityContext?: PodSecurityContext;
  readonly service?: TemplateMeta;
  readonly serviceAccountAnnotations?: Labels;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: readonly Toleration[];
  readonly volumes?: readonly Volume[];
  readonly volumesMounts?: readonly VolumeMount[];
}

export interface FluentBitVolumeClaimTemplate {
  readonly metadata?: FluentBitVolumeClaimTemplateMetadata;
  readonly spec: PersistentVolumeClaimSpec;
}

export interface FluentBitVolumeClaimTemplateMetadata {
  readonly annotations?: Labels;
  readonly finalizers?: readonly string[];
  readonly labels?: Labels;
  readonly name?: string;
  readonly namespace?: string;
}

export interface GCEPersistentDiskVolumeSource {
  readonly fsType?: string;
  readonly partition?: number;
  readonly pdName: string;
  readonly readOnly?: boolean;
}

export interface GRPCAction {
  readonly port: number;
  readonly service?: string;
}

export interface GRPCRouteBackendRef {
  readonly filters?: readonly GRPCRouteFilter[];
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

export interface GRPCRouteFilter {
  readonly extensionRef?: GatewayParametersRef;
  readonly requestHeaderModifier?: HTTPRouteRequestHeaderModifier;
  readonly requestMirror?: HTTPRouteRequestMirror;
  readonly responseHeaderModifier?: HTTPRouteRequestHeaderModifier;
  readonly type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
}

export interface GRPCRouteMatch {
  readonly headers?: readonly HTTPRouteHeader[];
  readonly method?: GRPCRouteMethod;
}

export interface GRPCRouteMethod {
  readonly method?: string;
  readonly service?: string;
  readonly type?: 'Exact' | 'RegularExpression';
}

export interface GRPCRouteRule {
  readonly backendRefs?: readonly GRPCRouteBackendRef[];
  readonly filters?: readonly GRPCRouteFilter[];
  readonly matches?: readonly GRPCRouteMatch[];
  readonly name?: string;
}

export interface GRPCRouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules?: readonly GRPCRouteRule[];
}

export interface GatewayAddress {
  readonly type?: string;
  readonly value?: string;
}

export interface GatewayAllowedListeners {
  readonly namespaces?: GatewayNamespaces;
}

export interface GatewayAllowedRoutes {
  readonly kinds?: readonly GatewayKind[];
  readonly namespaces?: GatewayAllowedRoutesNamespaces;
}

export interface GatewayAllowedRoutesNamespaces {
  readonly from?: 'All' | 'Selector' | 'Same';
  readonly selector?: LabelSelector;
}

export interface GatewayBackend {
  readonly clientCertificateRef?: GatewayCertificateRef;
}

export interface GatewayCaCertificateRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface GatewayCertificateRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface GatewayDefault {
  readonly validation?: GatewayValidation;
}

export interface GatewayFrontend {
  readonly default: GatewayDefault;
  readonly perPort?: readonly GatewayPerPort[];
}

export interface GatewayInfrastructure {
  readonly annotations?: Labels;
  readonly labels?: Labels;
  readonly parametersRef?: GatewayParametersRef;
}

export interface GatewayKind {
  readonly group?: string;
  readonly kind: string;
}

export interface GatewayListener {
  readonly allowedRoutes?: GatewayAllowedRoutes;
  readonly hostname?: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly tls?: GatewayTls;
}

export interface GatewayNamespaces {
  readonly from?: 'All' | 'Selector' | 'Same' | 'None';
  readonly selector?: LabelSelector;
}

export interface GatewayParametersRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export interface GatewayPerPort {
  readonly port: number;
  readonly tls: GatewayDefault;
}

export interface GatewaySpec {
  readonly addresses?: readonly GatewayAddress[];
  readonly allowedListeners?: GatewayAllowedListeners;
  readonly gatewayClassName: string;
  readonly infrastructure?: GatewayInfrastructure;
  readonly listeners: readonly GatewayListener[];
  readonly tls?: GatewaySpecTls;
}

export interface GatewaySpecTls {
  readonly backend?: GatewayBackend;
  readonly frontend?: GatewayFrontend;
}

export interface GatewayTls {
  readonly certificateRefs?: readonly GatewayCertificateRef[];
  readonly mode?: 'Terminate' | 'Passthrough';
  readonly options?: Labels;
}

export interface GatewayValidation {
  readonly caCertificateRefs: readonly GatewayCaCertificateRef[];
  readonly mode?: 'AllowValidOnly' | 'AllowInsecureFallback';
}

export interface GitRepoVolumeSource {
  readonly directory?: string;
  readonly repository: string;
  readonly revision?: string;
}

export interface GlusterfsVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

export interface HPAScalingPolicy {
  readonly periodSeconds: number;
  readonly type: string;
  readonly value: number;
}

export interface HPAScalingRules {
  readonly policies?: readonly HPAScalingPolicy[];
  readonly selectPolicy?: string;
  readonly stabilizationWindowSeconds?: number;
  readonly tolerance?: Quantity;
}

export interface HTTPBackendRef {
  readonly filters?: readonly HTTPRouteFilter[];
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

export interface HTTPGetAction {
  readonly host?: string;
  readonly httpHeaders?: readonly HTTPHeader[];
  readonly path?: string;
  readonly port: number | string;
  readonly scheme?: 'HTTP' | 'HTTPS';
}

export interface HTTPHeader {
  readonly name: string;
  readonly value: string;
}

export interface HTTPIngressPath {
  readonly backend: IngressBackend;
  readonly path?: string;
  readonly pathType: 'Exact' | 'ImplementationSpecific' | 'Prefix';
}

export interface HTTPIngressRuleValue {
  readonly paths: readonly HTTPIngressPath[];
}

export interface HTTPRouteBackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

export interface HTTPRouteCors {
  readonly allowCredentials?: boolean;
  readonly allowHeaders?: readonly string[];
  readonly allowMethods?: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*')[];
  readonly allowOrigins?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly maxAge?: number;
}

export interface HTTPRouteFilter {
  readonly cors?: HTTPRouteCors;
  readonly extensionRef?: GatewayParametersRef;
  readonly requestHeaderModifier?: HTTPRouteRequestHeaderModifier;
  readonly requestMirror?: HTTPRouteRequestMirror;
  readonly requestRedirect?: HTTPRouteRequestRedirect;
  readonly responseHeaderModifier?: HTTPRouteRequestHeaderModifier;
  readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'RequestRedirect' | 'URLRewrite' | 'ExtensionRef' | 'CORS';
  readonly urlRewrite?: HTTPRouteUrlRewrite;
}

export interface HTTPRouteFraction {
  readonly denominator?: number;
  readonly numerator: number;
}

export interface HTTPRouteHeader {
  readonly name: string;
  readonly type?: 'Exact' | 'RegularExpression';
  readonly value: string;
}

export interface HTTPRouteMatch {
  readonly headers?: readonly HTTPRouteHeader[];
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
  readonly path?: HTTPRouteMatchPath;
  readonly queryParams?: readonly HTTPRouteHeader[];
}

export interface HTTPRouteMatchPath {
  readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
  readonly value?: string;
}

export interface HTTPRoutePath {
  readonly replaceFullPath?: string;
  readonly replacePrefixMatch?: string;
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}

export interface HTTPRouteRequestHeaderModifier {
  readonly add?: readonly NameValue[];
  readonly remove?: readonly string[];
  readonly set?: readonly NameValue[];
}

export interface HTTPRouteRequestMirror {
  readonly backendRef: HTTPRouteBackendRef;
  readonly fraction?: HTTPRouteFraction;
  readonly percent?: number;
}

export interface HTTPRouteRequestRedirect {
  readonly hostname?: string;
  readonly path?: HTTPRoutePath;
  readonly port?: number;
  readonly scheme?: 'http' | 'https';
  readonly statusCode?: 301 | 302 | 303 | 307 | 308;
}

export interface HTTPRouteRule {
  readonly backendRefs?: readonly HTTPBackendRef[];
  readonly filters?: readonly HTTPRouteFilter[];
  readonly matches?: readonly HTTPRouteMatch[];
  readonly name?: string;
  readonly timeouts?: HTTPRouteTimeouts;
}

export interface HTTPRouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules?: readonly HTTPRouteRule[];
}

export interface HTTPRouteTimeouts {
  readonly backendRequest?: string;
  readonly request?: string;
}

export interface HTTPRouteUrlRewrite {
  readonly hostname?: string;
  readonly path?: HTTPRoutePath;
}

export interface HorizontalPodAutoscalerBehavior {
  readonly scaleDown?: HPAScalingRules;
  readonly scaleUp?: HPAScalingRules;
}

export interface HorizontalPodAutoscalerSpec {
  readonly behavior?: HorizontalPodAutoscalerBehavior;
  readonly maxReplicas: number;
  readonly metrics?: readonly MetricSpec[];
  readonly minReplicas?: number;
  readonly scaleTargetRef: CrossVersionObjectReference;
}

export interface HostAlias {
  readonly hostnames?: readonly string[];
  readonly ip: string;
}

export interface HostPathVolumeSource {
  readonly path: string;
  readonly type?: '' | 'BlockDevice' | 'CharDevice' | 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket';
}

export interface IPBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

export interface ISCSIPersistentVolumeSource {
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly fsType?: string;
  readonly initiatorName?: string;
  readonly iqn: string;
  readonly iscsiInterface?: string;
  readonly lun: number;
  readonly portals?: readonly string[];
  readonly readOnly?: boolean;
  readonly secretRef?: SecretReference;
  readonly targetPortal: string;
}

export interface ISCSIVolumeSource {
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly fsType?: string;
  readonly initiatorName?: string;
  readonly iqn: string;
  readonly iscsiInterface?: string;
  readonly lun: number;
  readonly portals?: readonly string[];
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly targetPortal: string;
}

export interface ImageVolumeSource {
  readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly reference?: string;
}

export interface IngressBackend {
  readonly resource?: TypedLocalObjectReference;
  readonly service?: IngressServiceBackend;
}

export interface IngressRule {
  readonly host?: string;
  readonly http?: HTTPIngressRuleValue;
}

export interface IngressServiceBackend {
  readonly name: string;
  readonly port?: ServiceBackendPort;
}

export interface IngressSpec {
  readonly defaultBackend?: IngressBackend;
  readonly ingressClassName?: string;
  readonly rules?: readonly IngressRule[];
  readonly tls?: readonly IngressTLS[];
}

export interface IngressTLS {
  readonly hosts?: readonly string[];
  readonly secretName?: string;
}

export interface JobSpec {
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit?: number;
  readonly backoffLimitPerIndex?: number;
  readonly completionMode?: 'Indexed' | 'NonIndexed';
  readonly completions?: number;
  readonly managedBy?: string;
  readonly manualSelector?: boolean;
  readonly maxFailedIndexes?: number;
  readonly parallelism?: number;
  readonly podFailurePolicy?: PodFailurePolicy;
  readonly podReplacementPolicy?: 'Failed' | 'TerminatingOrFailed';
  readonly selector?: LabelSelector;
  readonly successPolicy?: SuccessPolicy;
  readonly suspend?: boolean;
  readonly template: PodTemplateSpec;
  readonly ttlSecondsAfterFinished?: number;
}

export interface JobTemplateSpec {
  readonly metadata?: TemplateMeta;
  readonly spec: JobSpec;
}

export interface KeyToPath {
  readonly key: string;
  readonly mode?: number;
  readonly path: string;
}

export interface LabelSelector {
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  readonly matchLabels?: Labels;
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export interface Lifecycle {
  readonly postStart?: LifecycleHandler;
  readonly preStop?: LifecycleHandler;
  readonly stopSignal?: 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO' | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGRTMAX' | 'SIGRTMAX-1' | 'SIGRTMAX-10' | 'SIGRTMAX-11' | 'SIGRTMAX-12' | 'SIGRTMAX-13' | 'SIGRTMAX-14' | 'SIGRTMAX-2' | 'SIGRTMAX-3' | 'SIGRTMAX-4' | 'SIGRTMAX-5' | 'SIGRTMAX-6' | 'SIGRTMAX-7' | 'SIGRTMAX-8' | 'SIGRTMAX-9' | 'SIGRTMIN' | 'SIGRTMIN+1' | 'SIGRTMIN+10' | 'SIGRTMIN+11' | 'SIGRTMIN+12' | 'SIGRTMIN+13' | 'SIGRTMIN+14' | 'SIGRTMIN+15' | 'SIGRTMIN+2' | 'SIGRTMIN+3' | 'SIGRTMIN+4' | 'SIGRTMIN+5' | 'SIGRTMIN+6' | 'SIGRTMIN+7' | 'SIGRTMIN+8' | 'SIGRTMIN+9' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP' | 'SIGSYS' | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2' | 'SIGVTALRM' | 'SIGWINCH' | 'SIGXCPU' | 'SIGXFSZ';
}

export interface LifecycleHandler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly sleep?: SleepAction;
  readonly tcpSocket?: TCPSocketAction;
}

export interface LocalObjectReference {
  readonly name?: string;
}

export interface MetricIdentifier {
  readonly name: string;
  readonly selector?: LabelSelector;
}

export interface MetricSpec {
  readonly containerResource?: ContainerResourceMetricSource;
  readonly external?: ExternalMetricSource;
  readonly object?: ObjectMetricSource;
  readonly pods?: PodsMetricSource;
  readonly resource?: ResourceMetricSource;
  readonly type: string;
}

export interface MetricTarget {
  readonly averageUtilization?: number;
  readonly averageValue?: Quantity;
  readonly type: string;
  readonly value?: Quantity;
}

export interface MonitoringStorage {
  readonly disableMountSubPath?: boolean;
  readonly emptyDir?: PrometheusEmptyDir;
  readonly ephemeral?: PrometheusEphemeral;
  readonly volumeClaimTemplate?: VolumeClaimTemplate;
}

export interface NFSVolumeSource {
  readonly path: string;
  readonly readOnly?: boolean;
  readonly server: string;
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface NamespaceSelector {
  readonly any?: boolean;
  readonly matchNames?: readonly string[];
}

export interface NamespaceSpec {
  readonly finalizers?: readonly string[];
}

export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[];
  readonly to?: readonly NetworkPolicyPeer[];
}

export interface NetworkPolicyIngressRule {
  readonly from?: readonly NetworkPolicyPeer[];
  readonly ports?: readonly NetworkPolicyPort[];
}

export interface NetworkPolicyPeer {
  readonly ipBlock?: IPBlock;
  readonly namespaceSelector?: LabelSelector;
  readonly podSelector?: LabelSelector;
}

export interface NetworkPolicyPort {
  readonly endPort?: number;
  readonly port?: number | string;
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP';
}

export interface NetworkPolicySpec {
  readonly egress?: readonly NetworkPolicyEgressRule[];
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  readonly podSelector?: LabelSelector;
  readonly policyTypes?: readonly ('Egress' | 'Ingress')[];
}

export interface NodeAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

export interface NodeSelector {
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

export interface NodeSelectorRequirement {
  readonly key: string;
  readonly operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn';
  readonly values?: readonly string[];
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

export interface OAuth2 {
  readonly clientId: SecretOrConfigMap;
  readonly clientSecret: SecretKeySelector;
  readonly endpointParams?: Labels;
  readonly noProxy?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly scopes?: readonly string[];
  readonly tlsConfig?: SafeTlsConfig;
  readonly tokenUrl: string;
}

export interface ObjectFieldSelector {
  readonly apiVersion?: string;
  readonly fieldPath: string;
}

export interface ObjectMetricSource {
  readonly describedObject: CrossVersionObjectReference;
  readonly metric: MetricIdentifier;
  readonly target: MetricTarget;
}

export interface ObjectReference {
  readonly apiVersion?: string;
  readonly fieldPath?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly resourceVersion?: string;
  readonly uid?: string;
}

export interface OpenSearchClusterAdditionalVolume {
  readonly configMap?: ConfigMapVolumeSource;
  readonly csi?: CSIVolumeSource;
  readonly emptyDir?: PrometheusEmptyDir;
  readonly hostPath?: OpenSearchClusterHostPath;
  readonly name: string;
  readonly nfs?: NFSVolumeSource;
  readonly path: string;
  readonly persistentVolumeClaim?: OpenSearchClusterPersistentVolumeClaim;
  readonly projected?: OpenSearchClusterProjected;
  readonly restartPods?: boolean;
  readonly secret?: SecretVolumeSource;
  readonly subPath?: string;
}

export interface OpenSearchClusterBootstrap {
  readonly affinity?: Affinity;
  readonly annotations?: Labels;
  readonly diskSize?: Quantity;
  readonly env?: readonly EnvVar[];
  readonly hostAliases?: readonly OpenSearchClusterHostAlias[];
  readonly initContainers?: Json;
  readonly jvm?: string;
  readonly keystore?: readonly OpenSearchClusterKeystore[];
  readonly labels?: Labels;
  readonly nodeSelector?: Labels;
  readonly pluginsList?: readonly string[];
  readonly priorityClassName?: string;
  readonly resources?: ResourceRequirements;
  readonly storageClass?: string;
  readonly tolerations?: readonly Toleration[];
}

export interface OpenSearchClusterConfMgmt {
  readonly VerUpdate?: boolean;
  readonly autoScaler?: boolean;
  readonly smartScaler?: boolean;
}

export interface OpenSearchClusterDashboards {
  readonly additionalConfig?: Labels;
  readonly additionalVolumes?: readonly OpenSearchClusterAdditionalVolume[];
  readonly affinity?: Affinity;
  readonly annotations?: Labels;
  readonly basePath?: string;
  readonly enable?: boolean;
  readonly env?: readonly EnvVar[];
  readonly hostAliases?: readonly OpenSearchClusterHostAlias[];
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly labels?: Labels;
  readonly nodeSelector?: Labels;
  readonly opensearchCredentialsSecret?: PrometheusImagePullSecret;
  readonly opensearchDashboardsHome?: string;
  readonly pluginsList?: readonly string[];
  readonly podSecurityContext?: PodSecurityContext;
  readonly priorityClassName?: string;
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly securityContext?: SecurityContext;
  readonly service?: OpenSearchClusterService;
  readonly tls?: OpenSearchClusterTls;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly version?: string;
}

export interface OpenSearchClusterDownwardAPI {
  readonly items?: readonly DownwardAPIVolumeFile[];
}

export interface OpenSearchClusterGeneral {
  readonly additionalConfig?: Labels;
  readonly additionalVolumes?: readonly OpenSearchClusterAdditionalVolume[];
  readonly annotations?: Labels;
  readonly command?: string;
  readonly defaultRepo?: string;
  readonly drainDataNodes?: boolean;
  readonly grpc?: OpenSearchClusterGrpc;
  readonly hostAliases?: readonly OpenSearchClusterHostAlias[];
  readonly hostNetwork?: boolean;
  readonly httpPort?: number;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly keystore?: readonly OpenSearchClusterKeystore[];
  readonly monitoring?: OpenSearchClusterMonitoring;
  readonly opensearchHome?: string;
  readonly operatorClusterURL?: string;
  readonly pluginsList?: readonly string[];
  readonly podSecurityContext?: PodSecurityContext;
  readonly securityContext?: SecurityContext;
  readonly serviceAccount?: string;
  readonly serviceName: string;
  readonly setVMMaxMapCount?: boolean;
  readonly snapshotRepositories?: readonly OpenSearchClusterSnapshotRepository[];
  readonly vendor?: 'Opensearch' | 'Op' | 'OP' | 'os' | 'opensearch';
  readonly version?: string;
}

export interface OpenSearchClusterGrpc {
  readonly bindHost?: readonly string[];
  readonly enable?: boolean;
  readonly host?: readonly string[];
  readonly keepaliveTimeout?: string;
  readonly maxConcurrentConnectionCalls?: number;
  readonly maxConnectionAge?: string;
  readonly maxConnectionIdle?: string;
  readonly maxMsgSize?: string;
  readonly nettyExecutorCount?: number;
  readonly nettyWorkerCount?: number;
  readonly port?: string;
  readonly publishHost?: readonly string[];
  readonly publishPort?: number;
}

export interface OpenSearchClusterHostAlias {
  readonly hostnames?: readonly string[];
  readonly ip: string;
}

export interface OpenSearchClusterHostPath {
  readonly path: string;
  readonly type?: string;
}

export interface OpenSearchClusterHttp {
  readonly adminDn?: readonly string[];
  readonly caSecret?: PrometheusImagePullSecret;
  readonly customFQDN?: string;
  readonly duration?: string;
  readonly enableHotReload?: boolean;
  readonly enabled?: boolean;
  readonly generate?: boolean;
  readonly rotateDaysBeforeExpiry?: number;
  readonly secret?: PrometheusImagePullSecret;
}

export interface OpenSearchClusterInitHelper {
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly resources?: ResourceRequirements;
  readonly version?: string;
}

export interface OpenSearchClusterKeystore {
  readonly keyMappings?: Labels;
  readonly secret?: PrometheusImagePullSecret;
}

export interface OpenSearchClusterLiveness {
  readonly failureThreshold?: number;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly timeoutSeconds?: number;
}

export interface OpenSearchClusterMonitoring {
  readonly enable?: boolean;
  readonly labels?: Labels;
  readonly monitoringUserSecret?: string;
  readonly pluginUrl?: string;
  readonly scrapeInterval?: string;
  readonly tlsConfig?: OpenSearchClusterTlsConfig;
}

export interface OpenSearchClusterNodePool {
  readonly additionalConfig?: Labels;
  readonly affinity?: Affinity;
  readonly annotations?: Labels;
  readonly component: string;
  readonly diskSize?: Quantity;
  readonly env?: readonly EnvVar[];
  readonly initContainers?: Json;
  readonly jvm?: string;
  readonly labels?: Labels;
  readonly nodeSelector?: Labels;
  readonly pdb?: OpenSearchClusterPdb;
  readonly persistence?: OpenSearchClusterPersistence;
  readonly priorityClassName?: string;
  readonly probes?: OpenSearchClusterProbes;
  readonly replicas: number;
  readonly resources?: ResourceRequirements;
  readonly roles: readonly string[];
  readonly sidecarContainers?: Json;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
}

export interface OpenSearchClusterPdb {
  readonly enable?: boolean;
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
}

export interface OpenSearchClusterPersistence {
  readonly emptyDir?: PrometheusEmptyDir;
  readonly hostPath?: OpenSearchClusterHostPath;
  readonly pvc?: OpenSearchClusterPvc;
}

export interface OpenSearchClusterPersistentVolumeClaim {
  readonly claimName: string;
  readonly readOnly?: boolean;
}

export interface OpenSearchClusterProbes {
  readonly liveness?: OpenSearchClusterLiveness;
  readonly readiness?: OpenSearchClusterReadiness;
  readonly startup?: OpenSearchClusterReadiness;
}

export interface OpenSearchClusterProjected {
  readonly defaultMode?: number;
  readonly sources?: readonly OpenSearchClusterSource[];
}

export interface OpenSearchClusterPvc {
  readonly accessModes?: readonly string[];
  readonly annotations?: Labels;
  readonly labels?: Labels;
  readonly storageClass?: string;
}

export interface OpenSearchClusterReadiness {
  readonly command?: readonly string[];
  readonly failureThreshold?: number;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly timeoutSeconds?: number;
}

export interface OpenSearchClusterSecurity {
  readonly config?: OpenSearchClusterSecurityConfig;
  readonly tls?: OpenSearchClusterSecurityTls;
}

export interface OpenSearchClusterSecurityConfig {
  readonly adminCredentialsSecret?: PrometheusImagePullSecret;
  readonly adminSecret?: PrometheusImagePullSecret;
  readonly securityConfigSecret?: PrometheusImagePullSecret;
  readonly updateJob?: OpenSearchClusterUpdateJob;
}

export interface OpenSearchClusterSecurityTls {
  readonly http?: OpenSearchClusterHttp;
  readonly transport?: OpenSearchClusterTransport;
}

export interface OpenSearchClusterService {
  readonly labels?: Labels;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
}

export interface OpenSearchClusterSnapshotRepository {
  readonly name: string;
  readonly settings?: Labels;
  readonly type: string;
}

export interface OpenSearchClusterSource {
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  readonly configMap?: ConfigMapProjection;
  readonly downwardAPI?: OpenSearchClusterDownwardAPI;
  readonly secret?: SecretProjection;
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

export interface OpenSearchClusterSpec {
  readonly bootstrap?: OpenSearchClusterBootstrap;
  readonly confMgmt?: OpenSearchClusterConfMgmt;
  readonly dashboards?: OpenSearchClusterDashboards;
  readonly general?: OpenSearchClusterGeneral;
  readonly initHelper?: OpenSearchClusterInitHelper;
  readonly nodePools: readonly OpenSearchClusterNodePool[];
  readonly security?: OpenSearchClusterSecurity;
}

export interface OpenSearchClusterTls {
  readonly caSecret?: PrometheusImagePullSecret;
  readonly duration?: string;
  readonly enable?: boolean;
  readonly enableHotReload?: boolean;
  readonly generate?: boolean;
  readonly secret?: PrometheusImagePullSecret;
}

export interface OpenSearchClusterTlsConfig {
  readonly insecureSkipVerify?: boolean;
  readonly serverName?: string;
}

export interface OpenSearchClusterTransport {
  readonly adminDn?: readonly string[];
  readonly caSecret?: PrometheusImagePullSecret;
  readonly duration?: string;
  readonly enableHotReload?: boolean;
  readonly enabled?: boolean;
  readonly generate?: boolean;
  readonly nodesDn?: readonly string[];
  readonly perNode?: boolean;
  readonly rotateDaysBeforeExpiry?: number;
  readonly secret?: PrometheusImagePullSecret;
}

export interface OpenSearchClusterUpdateJob {
  readonly affinity?: Affinity;
  readonly labels?: Labels;
  readonly nodeSelector?: Labels;
  readonly priorityClassName?: string;
  readonly resources?: ResourceRequirements;
  readonly tolerations?: readonly Toleration[];
}

export interface OpenSearchISMPolicyAction {
  readonly add?: OpenSearchISMPolicyAdd;
  readonly remove?: OpenSearchISMPolicyAdd;
}

export interface OpenSearchISMPolicyAdd {
  readonly aliases?: readonly string[];
  readonly index?: string;
  readonly isWriteIndex?: boolean;
  readonly routing?: string;
}

export interface OpenSearchISMPolicyAlias {
  readonly actions: readonly OpenSearchISMPolicyAction[];
}

export interface OpenSearchISMPolicyAllocation {
  readonly exclude: string;
  readonly include: string;
  readonly require: string;
  readonly waitFor: string;
}

export interface OpenSearchISMPolicyAmazon {
  readonly url?: string;
}

export interface OpenSearchISMPolicyConditions {
  readonly cron?: OpenSearchISMPolicyConditionsCron;
  readonly minDocCount?: number;
  readonly minIndexAge?: string;
  readonly minRolloverAge?: string;
  readonly minSize?: string;
}

export interface OpenSearchISMPolicyConditionsCron {
  readonly cron: OpenSearchISMPolicyCron;
}

export interface OpenSearchISMPolicyCron {
  readonly expression: string;
  readonly timezone: string;
}

export interface OpenSearchISMPolicyDestination {
  readonly amazon?: OpenSearchISMPolicyAmazon;
  readonly chime?: OpenSearchISMPolicyAmazon;
  readonly customWebhook?: OpenSearchISMPolicyAmazon;
  readonly slack?: OpenSearchISMPolicyAmazon;
}

export interface OpenSearchISMPolicyErrorNotification {
  readonly channel?: string;
  readonly destination?: OpenSearchISMPolicyDestination;
  readonly messageTemplate?: OpenSearchISMPolicyMessageTemplate;
}

export interface OpenSearchISMPolicyForceMerge {
  readonly maxNumSegments: number;
}

export interface OpenSearchISMPolicyIndexPriority {
  readonly priority: number;
}

export interface OpenSearchISMPolicyIsmTemplate {
  readonly indexPatterns: readonly string[];
  readonly priority?: number;
}

export interface OpenSearchISMPolicyMessageTemplate {
  readonly source?: string;
}

export interface OpenSearchISMPolicyNotification {
  readonly destination: string;
  readonly messageTemplate: OpenSearchISMPolicyMessageTemplate;
}

export interface OpenSearchISMPolicyReplicaCount {
  readonly numberOfReplicas: number;
}

export interface OpenSearchISMPolicyRetry {
  readonly backoff?: string;
  readonly count: number;
  readonly delay?: string;
}

export interface OpenSearchISMPolicyRollover {
  readonly minDocCount?: number;
  readonly minIndexAge?: string;
  readonly minPrimaryShardSize?: string;
  readonly minSize?: string;
}

export interface OpenSearchISMPolicyShrink {
  readonly forceUnsafe?: boolean;
  readonly maxShardSize?: string;
  readonly numNewShards?: number;
  readonly percentageOfSourceShards?: number;
  readonly targetIndexNameTemplate?: string;
}

export interface OpenSearchISMPolicySnapshot {
  readonly repository: string;
  readonly snapshot: string;
}

export interface OpenSearchISMPolicySpec {
  readonly applyToExistingIndices?: boolean;
  readonly defaultState: string;
  readonly description: string;
  readonly errorNotification?: OpenSearchISMPolicyErrorNotification;
  readonly ismTemplate?: OpenSearchISMPolicyIsmTemplate;
  readonly opensearchCluster?: PrometheusImagePullSecret;
  readonly policyId?: string;
  readonly states: readonly OpenSearchISMPolicyState[];
}

export interface OpenSearchISMPolicyState {
  readonly actions: readonly OpenSearchISMPolicyStateAction[];
  readonly name: string;
  readonly transitions?: readonly OpenSearchISMPolicyTransition[];
}

export interface OpenSearchISMPolicyStateAction {
  readonly alias?: OpenSearchISMPolicyAlias;
  readonly allocation?: OpenSearchISMPolicyAllocation;
  readonly close?: Readonly<Record<string, never>>;
  readonly delete?: Readonly<Record<string, never>>;
  readonly forceMerge?: OpenSearchISMPolicyForceMerge;
  readonly indexPriority?: OpenSearchISMPolicyIndexPriority;
  readonly notification?: OpenSearchISMPolicyNotification;
  readonly open?: Readonly<Record<string, never>>;
  readonly readOnly?: Readonly<Record<string, never>>;
  readonly readWrite?: Readonly<Record<string, never>>;
  readonly replicaCount?: OpenSearchISMPolicyReplicaCount;
  readonly retry?: OpenSearchISMPolicyRetry;
  readonly rollover?: OpenSearchISMPolicyRollover;
  readonly rollup?: Readonly<Record<string, never>>;
  readonly shrink?: OpenSearchISMPolicyShrink;
  readonly snapshot?: OpenSearchISMPolicySnapshot;
  readonly timeout?: string;
}

export interface OpenSearchISMPolicyTransition {
  readonly conditions: OpenSearchISMPolicyConditions;
  readonly stateName: string;
}

export interface OpensearchIndexTemplateAliases {
  readonly alias?: string;
  readonly filter?: Json;
  readonly index?: string;
  readonly isWriteIndex?: boolean;
  readonly routing?: string;
}

export interface OpensearchIndexTemplateDataStream {
  readonly timestamp_field?: ClusterIssuerCredentialsRef;
}

export interface OpensearchIndexTemplateSpec {
  readonly _meta?: Json;
  readonly composedOf?: readonly string[];
  readonly dataStream?: OpensearchIndexTemplateDataStream;
  readonly indexPatterns: readonly string[];
  readonly name?: string;
  readonly opensearchCluster: PrometheusImagePullSecret;
  readonly priority?: number;
  readonly template?: OpensearchIndexTemplateSpecTemplate;
  readonly version?: number;
}

export interface OpensearchIndexTemplateSpecTemplate {
  readonly aliases?: Readonly<Record<string, OpensearchIndexTemplateAliases>>;
  readonly mappings?: Json;
  readonly settings?: Json;
}

export interface OpensearchRoleIndexPermission {
  readonly allowedActions?: readonly string[];
  readonly dls?: string;
  readonly fls?: readonly string[];
  readonly indexPatterns?: readonly string[];
  readonly maskedFields?: readonly string[];
}

export interface OpensearchRoleSpec {
  readonly clusterPermissions?: readonly string[];
  readonly indexPermissions?: readonly OpensearchRoleIndexPermission[];
  readonly opensearchCluster: PrometheusImagePullSecret;
  readonly tenantPermissions?: readonly OpensearchRoleTenantPermission[];
}

export interface OpensearchRoleTenantPermission {
  readonly allowedActions?: readonly string[];
  readonly tenantPatterns?: readonly string[];
}

export interface OpensearchSnapshotPolicyChannel {
  readonly id: string;
}

export interface OpensearchSnapshotPolicyConditions {
  readonly creation?: boolean;
  readonly deletion?: boolean;
  readonly failure?: boolean;
}

export interface OpensearchSnapshotPolicyCreation {
  readonly schedule: OpenSearchISMPolicyConditionsCron;
  readonly timeLimit?: string;
}

export interface OpensearchSnapshotPolicyDeleteCondition {
  readonly maxAge?: string;
  readonly maxCount?: number;
  readonly minCount?: number;
}

export interface OpensearchSnapshotPolicyDeletion {
  readonly deleteCondition?: OpensearchSnapshotPolicyDeleteCondition;
  readonly schedule?: OpenSearchISMPolicyConditionsCron;
  readonly timeLimit?: string;
}

export interface OpensearchSnapshotPolicyNotification {
  readonly channel: OpensearchSnapshotPolicyChannel;
  readonly conditions?: OpensearchSnapshotPolicyConditions;
}

export interface OpensearchSnapshotPolicySnapshotConfig {
  readonly dateFormat?: string;
  readonly dateFormatTimezone?: string;
  readonly ignoreUnavailable?: boolean;
  readonly includeGlobalState?: boolean;
  readonly indices?: string;
  readonly metadata?: Labels;
  readonly partial?: boolean;
  readonly repository: string;
}

export interface OpensearchSnapshotPolicySpec {
  readonly creation: OpensearchSnapshotPolicyCreation;
  readonly deletion?: OpensearchSnapshotPolicyDeletion;
  readonly description?: string;
  readonly enabled?: boolean;
  readonly notification?: OpensearchSnapshotPolicyNotification;
  readonly opensearchCluster: PrometheusImagePullSecret;
  readonly policyName: string;
  readonly snapshotConfig: OpensearchSnapshotPolicySnapshotConfig;
}

export interface OpensearchUserRoleBindingSpec {
  readonly backendRoles?: readonly string[];
  readonly opensearchCluster: PrometheusImagePullSecret;
  readonly roles: readonly string[];
  readonly users?: readonly string[];
}

export interface OpensearchUserSpec {
  readonly attributes?: Labels;
  readonly backendRoles?: readonly string[];
  readonly opendistroSecurityRoles?: readonly string[];
  readonly opensearchCluster: PrometheusImagePullSecret;
  readonly passwordFrom: SecretKeySelector;
}

export interface ParentReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: readonly ('ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadWriteOncePod')[];
  readonly dataSource?: TypedLocalObjectReference;
  readonly dataSourceRef?: TypedObjectReference;
  readonly resources?: VolumeResourceRequirements;
  readonly selector?: LabelSelector;
  readonly storageClassName?: string;
  readonly volumeAttributesClassName?: string;
  readonly volumeMode?: 'Block' | 'Filesystem';
  readonly volumeName?: string;
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata?: TemplateMeta;
  readonly spec: PersistentVolumeClaimSpec;
}

export interface PersistentVolumeClaimVolumeSource {
  readonly claimName: string;
  readonly readOnly?: boolean;
}

export interface PhotonPersistentDiskVolumeSource {
  readonly fsType?: string;
  readonly pdID: string;
}

export interface PodAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly topologyKey: string;
}

export interface PodAntiAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

export interface PodCertificateProjection {
  readonly certificateChainPath?: string;
  readonly credentialBundlePath?: string;
  readonly keyPath?: string;
  readonly keyType: string;
  readonly maxExpirationSeconds?: number;
  readonly signerName: string;
  readonly userAnnotations?: Labels;
}

export interface PodDNSConfig {
  readonly nameservers?: readonly string[];
  readonly options?: readonly PodDNSConfigOption[];
  readonly searches?: readonly string[];
}

export interface PodDNSConfigOption {
  readonly name?: string;
  readonly value?: string;
}

export interface PodDisruptionBudgetSpec {
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
  readonly selector?: LabelSelector;
  readonly unhealthyPodEvictionPolicy?: 'AlwaysAllow' | 'IfHealthyBudget';
}

export interface PodFailurePolicy {
  readonly rules: readonly PodFailurePolicyRule[];
}

export interface PodFailurePolicyOnExitCodesRequirement {
  readonly containerName?: string;
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly number[];
}

export interface PodFailurePolicyOnPodConditionsPattern {
  readonly status?: string;
  readonly type: string;
}

export interface PodFailurePolicyRule {
  readonly action: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore';
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[];
}

export interface PodMetricsEndpoint {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerTokenSecret?: SecretKeySelector;
  readonly enableHttp2?: boolean;
  readonly filterRunning?: boolean;
  readonly followRedirects?: boolean;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly interval?: string;
  readonly metricRelabelings?: readonly RelabelConfig[];
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly path?: string;
  readonly port?: string;
  readonly portNumber?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: readonly RelabelConfig[];
  readonly scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
  readonly scrapeTimeout?: string;
  readonly targetPort?: number | string;
  readonly tlsConfig?: SafeTlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface PodMonitorSpec {
  readonly attachMetadata?: PrometheusAttachMetadata;
  readonly bodySizeLimit?: string;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly fallbackScrapeProtocol?: 'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  readonly jobLabel?: string;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly namespaceSelector?: NamespaceSelector;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: Quantity;
  readonly podMetricsEndpoints?: readonly PodMetricsEndpoint[];
  readonly podTargetLabels?: readonly string[];
  readonly sampleLimit?: number;
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0')[];
  readonly selector: LabelSelector;
  readonly selectorMechanism?: 'RelabelConfig' | 'RoleSelector';
  readonly targetLimit?: number;
}

export interface PodOS {
  readonly name: string;
}

export interface PodReadinessGate {
  readonly conditionType: string;
}

export interface PodResourceClaim {
  readonly name: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
}

export interface PodSchedulingGate {
  readonly name: string;
}

export interface PodSecurityContext {
  readonly appArmorProfile?: AppArmorProfile;
  readonly fsGroup?: number;
  readonly fsGroupChangePolicy?: 'Always' | 'OnRootMismatch';
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxChangePolicy?: string;
  readonly seLinuxOptions?: SELinuxOptions;
  readonly seccompProfile?: SeccompProfile;
  readonly supplementalGroups?: readonly number[];
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict';
  readonly sysctls?: readonly Sysctl[];
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

export interface PodSpec {
  readonly activeDeadlineSeconds?: number;
  readonly affinity?: Affinity;
  readonly automountServiceAccountToken?: boolean;
  readonly containers: readonly Container[];
  readonly dnsConfig?: PodDNSConfig;
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  readonly enableServiceLinks?: boolean;
  readonly ephemeralContainers?: readonly EphemeralContainer[];
  readonly hostAliases?: readonly HostAlias[];
  readonly hostIPC?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostUsers?: boolean;
  readonly hostname?: string;
  readonly hostnameOverride?: string;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly initContainers?: readonly Container[];
  readonly nodeName?: string;
  readonly nodeSelector?: Labels;
  readonly os?: PodOS;
  readonly overhead?: Readonly<Record<string, Quantity>>;
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority';
  readonly priority?: number;
  readonly priorityClassName?: string;
  readonly readinessGates?: readonly PodReadinessGate[];
  readonly resourceClaims?: readonly PodResourceClaim[];
  readonly resources?: ResourceRequirements;
  readonly restartPolicy?: 'Always' | 'Never' | 'OnFailure';
  readonly runtimeClassName?: string;
  readonly schedulerName?: string;
  readonly schedulingGates?: readonly PodSchedulingGate[];
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccount?: string;
  readonly serviceAccountName?: string;
  readonly setHostnameAsFQDN?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly subdomain?: string;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly volumes?: readonly Volume[];
  readonly workloadRef?: WorkloadReference;
}

export interface PodTemplateSpec {
  readonly metadata?: TemplateMeta;
  readonly spec: PodSpec;
}

export interface PodsMetricSource {
  readonly metric: MetricIdentifier;
  readonly target: MetricTarget;
}

export interface PolicyRule {
  readonly apiGroups?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}

export interface PortworxVolumeSource {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly volumeID: string;
}

export interface PreferredSchedulingTerm {
  readonly preference: NodeSelectorTerm;
  readonly weight: number;
}

export interface Probe {
  readonly exec?: ExecAction;
  readonly failureThreshold?: number;
  readonly grpc?: GRPCAction;
  readonly httpGet?: HTTPGetAction;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly tcpSocket?: TCPSocketAction;
  readonly terminationGracePeriodSeconds?: number;
  readonly timeoutSeconds?: number;
}

export interface ProjectedVolumeSource {
  readonly defaultMode?: number;
  readonly sources?: readonly VolumeProjection[];
}

export interface PrometheusAgentSpec {
  readonly additionalArgs?: readonly AdditionalArg[];
  readonly additionalScrapeConfigs?: SecretKeySelector;
  readonly affinity?: Affinity;
  readonly apiserverConfig?: PrometheusApiserverConfig;
  readonly arbitraryFSAccessThroughSMs?: PrometheusArbitraryFSAccessThroughSMs;
  readonly automountServiceAccountToken?: boolean;
  readonly bodySizeLimit?: string;
  readonly configMaps?: readonly string[];
  readonly containers?: readonly Container[];
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly dnsConfig?: PodDNSConfig;
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'ClusterFirst' | 'Default' | 'None';
  readonly enableFeatures?: readonly string[];
  readonly enableOTLPReceiver?: boolean;
  readonly enableRemoteWriteReceiver?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly enforcedBodySizeLimit?: string;
  readonly enforcedKeepDroppedTargets?: number;
  readonly enforcedLabelLimit?: number;
  readonly enforcedLabelNameLengthLimit?: number;
  readonly enforcedLabelValueLengthLimit?: number;
  readonly enforcedNamespaceLabel?: string;
  readonly enforcedSampleLimit?: number;
  readonly enforcedTargetLimit?: number;
  readonly excludedFromEnforcement?: readonly PrometheusExcludedFromEnforcement[];
  readonly externalLabels?: Labels;
  readonly externalUrl?: string;
  readonly hostAliases?: readonly RequiredHostAlias[];
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly ignoreNamespaceSelectors?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: '' | 'Always' | 'Never' | 'IfNotPresent';
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly initContainers?: readonly Container[];
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly listenLocal?: boolean;
  readonly logFormat?: '' | 'logfmt' | 'json';
  readonly logLevel?: '' | 'debug' | 'info' | 'warn' | 'error';
  readonly maximumStartupDurationSeconds?: number;
  readonly minReadySeconds?: number;
  readonly mode?: 'StatefulSet' | 'DaemonSet';
  readonly nameEscapingScheme?: 'AllowUTF8' | 'Underscores' | 'Dots' | 'Values';
  readonly nameValidationScheme?: 'UTF8' | 'Legacy';
  readonly nodeSelector?: Labels;
  readonly otlp?: PrometheusOtlp;
  readonly overrideHonorLabels?: boolean;
  readonly overrideHonorTimestamps?: boolean;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: PrometheusPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  readonly podMetadata?: TemplateMeta;
  readonly podMonitorNamespaceSelector?: LabelSelector;
  readonly podMonitorSelector?: LabelSelector;
  readonly podTargetLabels?: readonly string[];
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly probeNamespaceSelector?: LabelSelector;
  readonly probeSelector?: LabelSelector;
  readonly prometheusExternalLabelName?: string;
  readonly reloadStrategy?: 'HTTP' | 'ProcessSignal';
  readonly remoteWrite?: readonly RemoteWrite[];
  readonly remoteWriteReceiverMessageVersions?: readonly ('V1.0' | 'V2.0')[];
  readonly replicaExternalLabelName?: string;
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly routePrefix?: string;
  readonly runtime?: PrometheusRuntime;
  readonly sampleLimit?: number;
  readonly schedulerName?: string;
  readonly scrapeClasses?: readonly PrometheusScrapeClass[];
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeConfigNamespaceSelector?: LabelSelector;
  readonly scrapeConfigSelector?: LabelSelector;
  readonly scrapeFailureLogFile?: string;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0')[];
  readonly scrapeTimeout?: string;
  readonly secrets?: readonly string[];
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice';
  readonly serviceMonitorNamespaceSelector?: LabelSelector;
  readonly serviceMonitorSelector?: LabelSelector;
  readonly serviceName?: string;
  readonly shardingStrategy?: PrometheusShardingStrategy;
  readonly shards?: number;
  readonly storage?: MonitoringStorage;
  readonly targetLimit?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly PrometheusTopologySpreadConstraint[];
  readonly tracingConfig?: PrometheusTracingConfig;
  readonly tsdb?: PrometheusTsdb;
  readonly updateStrategy?: PrometheusUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumes?: readonly Volume[];
  readonly walCompression?: boolean;
  readonly web?: PrometheusWeb;
}

export interface PrometheusAlert {
  readonly forGracePeriod?: string;
  readonly forOutageTolerance?: string;
  readonly resendDelay?: string;
}

export interface PrometheusAlerting {
  readonly alertmanagers: readonly PrometheusAlertmanager[];
}

export interface PrometheusAlertmanager {
  readonly alertRelabelings?: readonly RelabelConfig[];
  readonly apiVersion?: 'v1' | 'V1' | 'v2' | 'V2';
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerTokenFile?: string;
  readonly enableHttp2?: boolean;
  readonly name: string;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly pathPrefix?: string;
  readonly port: number | string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: readonly RelabelConfig[];
  readonly scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
  readonly sigv4?: PrometheusSigv4;
  readonly timeout?: string;
  readonly tlsConfig?: TlsConfig;
}

export interface PrometheusApiserverConfig {
  readonly authorization?: FileAuthorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly host: string;
  readonly noProxy?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly tlsConfig?: TlsConfig;
}

export interface PrometheusArbitraryFSAccessThroughSMs {
  readonly deny?: boolean;
}

export interface PrometheusAttachMetadata {
  readonly node?: boolean;
}

export interface PrometheusAzureAd {
  readonly cloud?: 'AzureChina' | 'AzureGovernment' | 'AzurePublic';
  readonly managedIdentity?: PrometheusManagedIdentity;
  readonly oauth?: PrometheusOauth;
  readonly scope?: string;
  readonly sdk?: PrometheusSdk;
  readonly workloadIdentity?: PrometheusWorkloadIdentity;
}

export interface PrometheusChunkEncoding {
  readonly floats?: 'Xor' | 'Xor2';
}

export interface PrometheusEmptyDir {
  readonly medium?: string;
  readonly sizeLimit?: Quantity;
}

export interface PrometheusEphemeral {
  readonly volumeClaimTemplate?: PrometheusVolumeClaimTemplate;
}

export interface PrometheusExcludedFromEnforcement {
  readonly group?: 'monitoring.coreos.com';
  readonly name?: string;
  readonly namespace: string;
  readonly resource: 'prometheusrules' | 'servicemonitors' | 'podmonitors' | 'probes' | 'scrapeconfigs';
}

export interface PrometheusExemplars {
  readonly maxSize?: number;
}

export interface PrometheusGrpcServerTlsConfig {
  readonly ca?: SecretOrConfigMap;
  readonly caFile?: string;
  readonly cert?: SecretOrConfigMap;
  readonly certFile?: string;
  readonly cipherSuites?: readonly string[];
  readonly curves?: readonly string[];
  readonly insecureSkipVerify?: boolean;
  readonly keyFile?: string;
  readonly keySecret?: SecretKeySelector;
  readonly maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly serverName?: string;
}

export interface PrometheusHeaders {
  readonly contentSecurityPolicy?: string;
  readonly strictTransportSecurity?: string;
  readonly xContentTypeOptions?: '' | 'NoSniff';
  readonly xFrameOptions?: '' | 'Deny' | 'SameOrigin';
  readonly xXSSProtection?: string;
}

export interface PrometheusHttpConfig {
  readonly headers?: PrometheusHeaders;
  readonly http2?: boolean;
}

export interface PrometheusImagePullSecret {
  readonly name?: string;
}

export interface PrometheusManagedIdentity {
  readonly clientId?: string;
}

export interface PrometheusMetadataConfig {
  readonly maxSamplesPerSend?: number;
  readonly send?: boolean;
  readonly sendInterval?: string;
}

export interface PrometheusOauth {
  readonly clientId: string;
  readonly clientSecret: SecretKeySelector;
  readonly tenantId: string;
}

export interface PrometheusOtlp {
  readonly convertHistogramsToNHCB?: boolean;
  readonly ignoreResourceAttributes?: readonly string[];
  readonly keepIdentifyingResourceAttributes?: boolean;
  readonly labelNamePreserveMultipleUnderscores?: boolean;
  readonly labelNameUnderscoreSanitization?: boolean;
  readonly promoteAllResourceAttributes?: boolean;
  readonly promoteResourceAttributes?: readonly string[];
  readonly promoteScopeMetadata?: boolean;
  readonly translationStrategy?: 'NoUTF8EscapingWithSuffixes' | 'UnderscoreEscapingWithSuffixes' | 'NoTranslation' | 'UnderscoreEscapingWithoutSuffixes';
}

export interface PrometheusPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: string;
  readonly whenScaled?: string;
}

export interface PrometheusPrometheusRulesExcludedFromEnforce {
  readonly ruleName: string;
  readonly ruleNamespace: string;
}

export interface PrometheusQuery {
  readonly lookbackDelta?: string;
  readonly maxConcurrency?: number;
  readonly maxSamples?: number;
  readonly timeout?: string;
}

export interface PrometheusQueueConfig {
  readonly batchSendDeadline?: string;
  readonly capacity?: number;
  readonly maxBackoff?: string;
  readonly maxRetries?: number;
  readonly maxSamplesPerSend?: number;
  readonly maxShards?: number;
  readonly minBackoff?: string;
  readonly minShards?: number;
  readonly retryOnRateLimit?: boolean;
  readonly sampleAgeLimit?: string;
}

export interface PrometheusRetain {
  readonly retentionPeriod: string;
}

export interface PrometheusRollingUpdate {
  readonly maxUnavailable?: number | string;
}

export interface PrometheusRuleSpec {
  readonly groups?: readonly RuleGroup[];
}

export interface PrometheusRules {
  readonly alert?: PrometheusAlert;
}

export interface PrometheusRuntime {
  readonly goGC?: number;
}

export interface PrometheusScrapeClass {
  readonly attachMetadata?: PrometheusAttachMetadata;
  readonly authorization?: FileAuthorization;
  readonly default?: boolean;
  readonly fallbackScrapeProtocol?: 'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  readonly metricRelabelings?: readonly RelabelConfig[];
  readonly name: string;
  readonly relabelings?: readonly RelabelConfig[];
  readonly tlsConfig?: TlsConfig;
}

export interface PrometheusSdk {
  readonly tenantId?: string;
}

export interface PrometheusShardRetentionPolicy {
  readonly retain?: PrometheusRetain;
  readonly whenScaled?: 'Retain' | 'Delete';
}

export interface PrometheusShardingStrategy {
  readonly mode?: 'Address' | 'Topology';
  readonly topology?: PrometheusTopology;
}

export interface PrometheusSigv4 {
  readonly accessKey?: SecretKeySelector;
  readonly externalId?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
  readonly secretKey?: SecretKeySelector;
  readonly useFIPSSTSEndpoint?: boolean;
}

export interface PrometheusSpec {
  readonly additionalAlertManagerConfigs?: SecretKeySelector;
  readonly additionalAlertRelabelConfigs?: SecretKeySelector;
  readonly additionalArgs?: readonly AdditionalArg[];
  readonly additionalScrapeConfigs?: SecretKeySelector;
  readonly affinity?: Affinity;
  readonly alerting?: PrometheusAlerting;
  readonly allowOverlappingBlocks?: boolean;
  readonly apiserverConfig?: PrometheusApiserverConfig;
  readonly arbitraryFSAccessThroughSMs?: PrometheusArbitraryFSAccessThroughSMs;
  readonly automountServiceAccountToken?: boolean;
  readonly baseImage?: string;
  readonly bodySizeLimit?: string;
  readonly configMaps?: readonly string[];
  readonly containers?: readonly Container[];
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly disableCompaction?: boolean;
  readonly dnsConfig?: PodDNSConfig;
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'ClusterFirst' | 'Default' | 'None';
  readonly enableAdminAPI?: boolean;
  readonly enableFeatures?: readonly string[];
  readonly enableOTLPReceiver?: boolean;
  readonly enableRemoteWriteReceiver?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly enforcedBodySizeLimit?: string;
  readonly enforcedKeepDroppedTargets?: number;
  readonly enforcedLabelLimit?: number;
  readonly enforcedLabelNameLengthLimit?: number;
  readonly enforcedLabelValueLengthLimit?: number;
  readonly enforcedNamespaceLabel?: string;
  readonly enforcedSampleLimit?: number;
  readonly enforcedTargetLimit?: number;
  readonly evaluationInterval?: string;
  readonly excludedFromEnforcement?: readonly PrometheusExcludedFromEnforcement[];
  readonly exemplars?: PrometheusExemplars;
  readonly externalLabels?: Labels;
  readonly externalUrl?: string;
  readonly hostAliases?: readonly RequiredHostAlias[];
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly ignoreNamespaceSelectors?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: '' | 'Always' | 'Never' | 'IfNotPresent';
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly initContainers?: readonly Container[];
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly listenLocal?: boolean;
  readonly logFormat?: '' | 'logfmt' | 'json';
  readonly logLevel?: '' | 'debug' | 'info' | 'warn' | 'error';
  readonly maximumStartupDurationSeconds?: number;
  readonly minReadySeconds?: number;
  readonly nameEscapingScheme?: 'AllowUTF8' | 'Underscores' | 'Dots' | 'Values';
  readonly nameValidationScheme?: 'UTF8' | 'Legacy';
  readonly nodeSelector?: Labels;
  readonly otlp?: PrometheusOtlp;
  readonly overrideHonorLabels?: boolean;
  readonly overrideHonorTimestamps?: boolean;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: PrometheusPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  readonly podMetadata?: TemplateMeta;
  readonly podMonitorNamespaceSelector?: LabelSelector;
  readonly podMonitorSelector?: LabelSelector;
  readonly podTargetLabels?: readonly string[];
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly probeNamespaceSelector?: LabelSelector;
  readonly probeSelector?: LabelSelector;
  readonly prometheusExternalLabelName?: string;
  readonly prometheusRulesExcludedFromEnforce?: readonly PrometheusPrometheusRulesExcludedFromEnforce[];
  readonly query?: PrometheusQuery;
  readonly queryLogFile?: string;
  readonly reloadStrategy?: 'HTTP' | 'ProcessSignal';
  readonly remoteRead?: readonly RemoteRead[];
  readonly remoteWrite?: readonly RemoteWrite[];
  readonly remoteWriteReceiverMessageVersions?: readonly ('V1.0' | 'V2.0')[];
  readonly replicaExternalLabelName?: string;
  readonly replicas?: number;
  readonly resources?: ResourceRequirements;
  readonly retention?: string;
  readonly retentionSize?: string;
  readonly routePrefix?: string;
  readonly ruleNamespaceSelector?: LabelSelector;
  readonly ruleQueryOffset?: string;
  readonly ruleSelector?: LabelSelector;
  readonly rules?: PrometheusRules;
  readonly runtime?: PrometheusRuntime;
  readonly sampleLimit?: number;
  readonly schedulerName?: string;
  readonly scrapeClasses?: readonly PrometheusScrapeClass[];
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeConfigNamespaceSelector?: LabelSelector;
  readonly scrapeConfigSelector?: LabelSelector;
  readonly scrapeFailureLogFile?: string;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0')[];
  readonly scrapeTimeout?: string;
  readonly secrets?: readonly string[];
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice';
  readonly serviceMonitorNamespaceSelector?: LabelSelector;
  readonly serviceMonitorSelector?: LabelSelector;
  readonly serviceName?: string;
  readonly sha?: string;
  readonly shardRetentionPolicy?: PrometheusShardRetentionPolicy;
  readonly shardingStrategy?: PrometheusShardingStrategy;
  readonly shards?: number;
  readonly storage?: MonitoringStorage;
  readonly tag?: string;
  readonly targetLimit?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly thanos?: ThanosSidecar;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly PrometheusTopologySpreadConstraint[];
  readonly tracingConfig?: PrometheusTracingConfig;
  readonly tsdb?: PrometheusTsdb;
  readonly updateStrategy?: PrometheusUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumes?: readonly Volume[];
  readonly walCompression?: boolean;
  readonly web?: PrometheusWeb;
}

export interface PrometheusTopology {
  readonly externalLabelName?: string;
  readonly values?: readonly string[];
}

export interface PrometheusTopologySpreadConstraint {
  readonly additionalLabelSelectors?: 'OnResource' | 'OnShard';
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly maxSkew: number;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
}

export interface PrometheusTracingConfig {
  readonly clientType?: 'http' | 'grpc' | 'HTTP' | 'GRPC';
  readonly compression?: 'gzip' | 'Gzip';
  readonly endpoint: string;
  readonly headers?: Labels;
  readonly insecure?: boolean;
  readonly samplingFraction?: Quantity;
  readonly timeout?: string;
  readonly tlsConfig?: TlsConfig;
}

export interface PrometheusTsdb {
  readonly chunkEncoding?: PrometheusChunkEncoding;
  readonly outOfOrderTimeWindow?: string;
  readonly staleSeriesCompactionThreshold?: Quantity;
}

export interface PrometheusUpdateStrategy {
  readonly rollingUpdate?: PrometheusRollingUpdate;
  readonly type: 'OnDelete' | 'RollingUpdate';
}

export interface PrometheusVolumeClaimTemplate {
  readonly metadata?: Readonly<Record<string, never>>;
  readonly spec: PersistentVolumeClaimSpec;
}

export interface PrometheusWeb {
  readonly httpConfig?: PrometheusHttpConfig;
  readonly maxConnections?: number;
  readonly pageTitle?: string;
  readonly tlsConfig?: WebTlsConfig;
}

export interface PrometheusWorkloadIdentity {
  readonly clientId: string;
  readonly tenantId: string;
}

export interface QuobyteVolumeSource {
  readonly group?: string;
  readonly readOnly?: boolean;
  readonly registry: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly volume: string;
}

export interface RBDPersistentVolumeSource {
  readonly fsType?: string;
  readonly image: string;
  readonly keyring?: string;
  readonly monitors: readonly string[];
  readonly pool?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: SecretReference;
  readonly user?: string;
}

export interface RBDVolumeSource {
  readonly fsType?: string;
  readonly image: string;
  readonly keyring?: string;
  readonly monitors: readonly string[];
  readonly pool?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly user?: string;
}

export interface RecurringJobSpec {
  readonly concurrency?: number;
  readonly cron?: string;
  readonly groups?: readonly string[];
  readonly labels?: Labels;
  readonly name?: string;
  readonly parameters?: Labels;
  readonly retain?: number;
  readonly task?: 'snapshot' | 'snapshot-force-create' | 'snapshot-cleanup' | 'snapshot-delete' | 'backup' | 'backup-force-create' | 'filesystem-trim' | 'system-backup';
}

export interface RelabelConfig {
  readonly action?: 'replace' | 'Replace' | 'keep' | 'Keep' | 'drop' | 'Drop' | 'hashmod' | 'HashMod' | 'labelmap' | 'LabelMap' | 'labeldrop' | 'LabelDrop' | 'labelkeep' | 'LabelKeep' | 'lowercase' | 'Lowercase' | 'uppercase' | 'Uppercase' | 'keepequal' | 'KeepEqual' | 'dropequal' | 'DropEqual';
  readonly modulus?: number;
  readonly regex?: string;
  readonly replacement?: string;
  readonly separator?: string;
  readonly sourceLabels?: readonly string[];
  readonly targetLabel?: string;
}

export interface RemoteRead {
  readonly authorization?: FileAuthorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly filterExternalLabels?: boolean;
  readonly followRedirects?: boolean;
  readonly headers?: Labels;
  readonly name?: string;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly readRecent?: boolean;
  readonly remoteTimeout?: string;
  readonly requiredMatchers?: Labels;
  readonly tlsConfig?: TlsConfig;
  readonly url: string;
}

export interface RemoteWrite {
  readonly authorization?: FileAuthorization;
  readonly azureAd?: PrometheusAzureAd;
  readonly basicAuth?: BasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly headers?: Labels;
  readonly messageVersion?: 'V1.0' | 'V2.0';
  readonly metadataConfig?: PrometheusMetadataConfig;
  readonly name?: string;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly queueConfig?: PrometheusQueueConfig;
  readonly remoteTimeout?: string;
  readonly roundRobinDNS?: boolean;
  readonly sendExemplars?: boolean;
  readonly sendNativeHistograms?: boolean;
  readonly sigv4?: PrometheusSigv4;
  readonly tlsConfig?: TlsConfig;
  readonly url: string;
  readonly writeRelabelConfigs?: readonly RelabelConfig[];
}

export interface RequiredHostAlias {
  readonly hostnames: readonly string[];
  readonly ip: string;
}

export interface ResourceClaim {
  readonly name: string;
  readonly request?: string;
}

export interface ResourceFieldSelector {
  readonly containerName?: string;
  readonly divisor?: Quantity;
  readonly resource: string;
}

export interface ResourceMetricSource {
  readonly name: string;
  readonly target: MetricTarget;
}

export interface ResourceQuotaSpec {
  readonly hard?: Readonly<Record<string, Quantity>>;
  readonly scopeSelector?: ScopeSelector;
  readonly scopes?: readonly ('BestEffort' | 'CrossNamespacePodAffinity' | 'NotBestEffort' | 'NotTerminating' | 'PriorityClass' | 'Terminating' | 'VolumeAttributesClass')[];
}

export interface ResourceRequirements {
  readonly claims?: readonly ResourceClaim[];
  readonly limits?: Readonly<Record<string, Quantity>>;
  readonly requests?: Readonly<Record<string, Quantity>>;
}

export interface RoleRef {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
}

export interface RollingUpdateDaemonSet {
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
}

export interface RollingUpdateDeployment {
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
}

export interface RollingUpdateStatefulSetStrategy {
  readonly maxUnavailable?: number | string;
  readonly partition?: number;
}

export interface Rule {
  readonly alert?: string;
  readonly annotations?: Labels;
  readonly expr: number | string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Labels;
  readonly record?: string;
}

export interface RuleGroup {
  readonly interval?: string;
  readonly labels?: Labels;
  readonly limit?: number;
  readonly name: string;
  readonly partial_response_strategy?: string;
  readonly query_offset?: string;
  readonly rules?: readonly Rule[];
}

export interface SELinuxOptions {
  readonly level?: string;
  readonly role?: string;
  readonly type?: string;
  readonly user?: string;
}

export interface SafeTlsConfig {
  readonly ca?: SecretOrConfigMap;
  readonly cert?: SecretOrConfigMap;
  readonly insecureSkipVerify?: boolean;
  readonly keySecret?: SecretKeySelector;
  readonly maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly serverName?: string;
}

export interface ScaleIOPersistentVolumeSource {
  readonly fsType?: string;
  readonly gateway: string;
  readonly protectionDomain?: string;
  readonly readOnly?: boolean;
  readonly secretRef: SecretReference;
  readonly sslEnabled?: boolean;
  readonly storageMode?: string;
  readonly storagePool?: string;
  readonly system: string;
  readonly volumeName?: string;
}

export interface ScaleIOVolumeSource {
  readonly fsType?: string;
  readonly gateway: string;
  readonly protectionDomain?: string;
  readonly readOnly?: boolean;
  readonly secretRef: LocalObjectReference;
  readonly sslEnabled?: boolean;
  readonly storageMode?: string;
  readonly storagePool?: string;
  readonly system: string;
  readonly volumeName?: string;
}

export interface ScopeSelector {
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[];
}

export interface ScopedResourceSelectorRequirement {
  readonly operator: 'DoesNotExist' | 'Exists' | 'In' | 'NotIn';
  readonly scopeName: 'BestEffort' | 'CrossNamespacePodAffinity' | 'NotBestEffort' | 'NotTerminating' | 'PriorityClass' | 'Terminating' | 'VolumeAttributesClass';
  readonly values?: readonly string[];
}

export interface ScrapeConfigAzureSDConfig {
  readonly authenticationMethod?: 'OAuth' | 'ManagedIdentity' | 'SDK' | 'WorkloadIdentity';
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly clientID?: string;
  readonly clientSecret?: SecretKeySelector;
  readonly enableHTTP2?: boolean;
  readonly environment?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly resourceGroup?: string;
  readonly subscriptionID: string;
  readonly tenantID?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigConsulSDConfig {
  readonly allowStale?: boolean;
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly datacenter?: string;
  readonly enableHTTP2?: boolean;
  readonly filter?: string;
  readonly followRedirects?: boolean;
  readonly healthFilter?: string;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly nodeMeta?: Labels;
  readonly oauth2?: OAuth2;
  readonly partition?: string;
  readonly pathPrefix?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
  readonly server: string;
  readonly services?: readonly string[];
  readonly tagSeparator?: string;
  readonly tags?: readonly string[];
  readonly tlsConfig?: SafeTlsConfig;
  readonly tokenRef?: SecretKeySelector;
}

export interface ScrapeConfigDigitalOceanSDConfig {
  readonly authorization?: Authorization;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigDnsSDConfig {
  readonly names: readonly string[];
  readonly port?: number;
  readonly refreshInterval?: string;
  readonly type?: 'A' | 'AAAA' | 'MX' | 'NS' | 'SRV';
}

export interface ScrapeConfigDockerSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly filters?: readonly ScrapeConfigFilter[];
  readonly followRedirects?: boolean;
  readonly host: string;
  readonly hostNetworkingHost?: string;
  readonly matchFirstNetwork?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigDockerSwarmSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly filters?: readonly ScrapeConfigFilter[];
  readonly followRedirects?: boolean;
  readonly host: string;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: 'Services' | 'Tasks' | 'Nodes';
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigEc2SDConfig {
  readonly accessKey?: SecretKeySelector;
  readonly enableHTTP2?: boolean;
  readonly filters?: readonly ScrapeConfigFilter[];
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly roleARN?: string;
  readonly secretKey?: SecretKeySelector;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigEurekaSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly server: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigFileSDConfig {
  readonly files: readonly string[];
  readonly refreshInterval?: string;
}

export interface ScrapeConfigFilter {
  readonly name: string;
  readonly values: readonly string[];
}

export interface ScrapeConfigGceSDConfig {
  readonly filter?: string;
  readonly port?: number;
  readonly project: string;
  readonly refreshInterval?: string;
  readonly tagSeparator?: string;
  readonly zone: string;
}

export interface ScrapeConfigHetznerSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly labelSelector?: string;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: 'hcloud' | 'Hcloud' | 'robot' | 'Robot';
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigHttpSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: SafeTlsConfig;
  readonly url: string;
}

export interface ScrapeConfigIonosSDConfig {
  readonly authorization: Authorization;
  readonly datacenterID: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigKubernetesSDConfig {
  readonly apiServer?: string;
  readonly attachMetadata?: PrometheusAttachMetadata;
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly namespaces?: ScrapeConfigNamespaces;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly role: 'Pod' | 'Endpoints' | 'Ingress' | 'Service' | 'Node' | 'EndpointSlice';
  readonly selectors?: readonly ScrapeConfigKubernetesSDConfigSelector[];
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigKubernetesSDConfigSelector {
  readonly field?: string;
  readonly label?: string;
  readonly role: 'Pod' | 'Endpoints' | 'Ingress' | 'Service' | 'Node' | 'EndpointSlice';
}

export interface ScrapeConfigKumaSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly clientID?: string;
  readonly enableHTTP2?: boolean;
  readonly fetchTimeout?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly server: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigLightSailSDConfig {
  readonly accessKey?: SecretKeySelector;
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly endpoint?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly roleARN?: string;
  readonly secretKey?: SecretKeySelector;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigLinodeSDConfig {
  readonly authorization?: Authorization;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly tagSeparator?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigNamespaces {
  readonly names?: readonly string[];
  readonly ownNamespace?: boolean;
}

export interface ScrapeConfigNomadSDConfig {
  readonly allowStale?: boolean;
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly server: string;
  readonly tagSeparator?: string;
  readonly tlsConfig?: SafeTlsConfig;
}

export interface ScrapeConfigOpenstackSDConfig {
  readonly allTenants?: boolean;
  readonly applicationCredentialId?: string;
  readonly applicationCredentialName?: string;
  readonly applicationCredentialSecret?: SecretKeySelector;
  readonly availability?: 'Public' | 'public' | 'Admin' | 'admin' | 'Internal' | 'internal';
  readonly domainID?: string;
  readonly domainName?: string;
  readonly identityEndpoint?: string;
  readonly password?: SecretKeySelector;
  readonly port?: number;
  readonly projectID?: string;
  readonly projectName?: string;
  readonly refreshInterval?: string;
  readonly region: string;
  readonly role: 'Instance' | 'Hypervisor' | 'LoadBalancer';
  readonly tlsConfig?: SafeTlsConfig;
  readonly userid?: string;
  readonly username?: string;
}

export interface ScrapeConfigOvhcloudSDConfig {
  readonly applicationKey: string;
  readonly applicationSecret: SecretKeySelector;
  readonly consumerKey: SecretKeySelector;
  readonly endpoint?: string;
  readonly refreshInterval?: string;
  readonly service: 'VPS' | 'DedicatedServer';
}

export interface ScrapeConfigPuppetDBSDConfig {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly includeParameters?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly query: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: SafeTlsConfig;
  readonly url: string;
}

export interface ScrapeConfigScalewaySDConfig {
  readonly accessKey: string;
  readonly apiURL?: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly nameFilter?: string;
  readonly noProxy?: string;
  readonly port?: number;
  readonly projectID: string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: 'Instance' | 'Baremetal';
  readonly secretKey: SecretKeySelector;
  readonly tagsFilter?: readonly string[];
  readonly tlsConfig?: SafeTlsConfig;
  readonly zone?: string;
}

export interface ScrapeConfigSpec {
  readonly authorization?: Authorization;
  readonly azureSDConfigs?: readonly ScrapeConfigAzureSDConfig[];
  readonly basicAuth?: BasicAuth;
  readonly bodySizeLimit?: string;
  readonly consulSDConfigs?: readonly ScrapeConfigConsulSDConfig[];
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly digitalOceanSDConfigs?: readonly ScrapeConfigDigitalOceanSDConfig[];
  readonly dnsSDConfigs?: readonly ScrapeConfigDnsSDConfig[];
  readonly dockerSDConfigs?: readonly ScrapeConfigDockerSDConfig[];
  readonly dockerSwarmSDConfigs?: readonly ScrapeConfigDockerSwarmSDConfig[];
  readonly ec2SDConfigs?: readonly ScrapeConfigEc2SDConfig[];
  readonly enableCompression?: boolean;
  readonly enableHTTP2?: boolean;
  readonly eurekaSDConfigs?: readonly ScrapeConfigEurekaSDConfig[];
  readonly fallbackScrapeProtocol?: 'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  readonly fileSDConfigs?: readonly ScrapeConfigFileSDConfig[];
  readonly gceSDConfigs?: readonly ScrapeConfigGceSDConfig[];
  readonly hetznerSDConfigs?: readonly ScrapeConfigHetznerSDConfig[];
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly httpSDConfigs?: readonly ScrapeConfigHttpSDConfig[];
  readonly ionosSDConfigs?: readonly ScrapeConfigIonosSDConfig[];
  readonly jobName?: string;
  readonly keepDroppedTargets?: number;
  readonly kubernetesSDConfigs?: readonly ScrapeConfigKubernetesSDConfig[];
  readonly kumaSDConfigs?: readonly ScrapeConfigKumaSDConfig[];
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly lightSailSDConfigs?: readonly ScrapeConfigLightSailSDConfig[];
  readonly linodeSDConfigs?: readonly ScrapeConfigLinodeSDConfig[];
  readonly metricRelabelings?: readonly RelabelConfig[];
  readonly metricsPath?: string;
  readonly nameEscapingScheme?: 'AllowUTF8' | 'Underscores' | 'Dots' | 'Values';
  readonly nameValidationScheme?: 'UTF8' | 'Legacy';
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: Quantity;
  readonly noProxy?: string;
  readonly nomadSDConfigs?: readonly ScrapeConfigNomadSDConfig[];
  readonly oauth2?: OAuth2;
  readonly openstackSDConfigs?: readonly ScrapeConfigOpenstackSDConfig[];
  readonly ovhcloudSDConfigs?: readonly ScrapeConfigOvhcloudSDConfig[];
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly puppetDBSDConfigs?: readonly ScrapeConfigPuppetDBSDConfig[];
  readonly relabelings?: readonly RelabelConfig[];
  readonly sampleLimit?: number;
  readonly scalewaySDConfigs?: readonly ScrapeConfigScalewaySDConfig[];
  readonly scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0')[];
  readonly scrapeTimeout?: string;
  readonly staticConfigs?: readonly ScrapeConfigStaticConfig[];
  readonly targetLimit?: number;
  readonly tlsConfig?: SafeTlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface ScrapeConfigStaticConfig {
  readonly labels?: Labels;
  readonly targets: readonly string[];
}

export interface SeccompProfile {
  readonly localhostProfile?: string;
  readonly type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

export interface SecretEnvSource {
  readonly name?: string;
  readonly optional?: boolean;
}

export interface SecretKeySelector {
  readonly key: string;
  readonly name?: string;
  readonly optional?: boolean;
}

export interface SecretOrConfigMap {
  readonly configMap?: ConfigMapKeySelector;
  readonly secret?: SecretKeySelector;
}

export interface SecretProjection {
  readonly items?: readonly KeyToPath[];
  readonly name?: string;
  readonly optional?: boolean;
}

export interface SecretReference {
  readonly name?: string;
  readonly namespace?: string;
}

export interface SecretVolumeSource {
  readonly defaultMode?: number;
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
  readonly secretName?: string;
}

export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly appArmorProfile?: AppArmorProfile;
  readonly capabilities?: Capabilities;
  readonly privileged?: boolean;
  readonly procMount?: 'Default' | 'Unmasked';
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxOptions?: SELinuxOptions;
  readonly seccompProfile?: SeccompProfile;
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

export interface ServiceAccountTokenProjection {
  readonly audience?: string;
  readonly expirationSeconds?: number;
  readonly path: string;
}

export interface ServiceBackendPort {
  readonly name?: string;
  readonly number?: number;
}

export interface ServiceMonitorEndpoint {
  readonly authorization?: Authorization;
  readonly basicAuth?: BasicAuth;
  readonly bearerTokenFile?: string;
  readonly bearerTokenSecret?: SecretKeySelector;
  readonly enableHttp2?: boolean;
  readonly filterRunning?: boolean;
  readonly followRedirects?: boolean;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly interval?: string;
  readonly metricRelabelings?: readonly RelabelConfig[];
  readonly noProxy?: string;
  readonly oauth2?: OAuth2;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly path?: string;
  readonly port?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, readonly SecretKeySelector[]>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: readonly RelabelConfig[];
  readonly scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
  readonly scrapeTimeout?: string;
  readonly targetPort?: number | string;
  readonly tlsConfig?: TlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface ServiceMonitorSpec {
  readonly attachMetadata?: PrometheusAttachMetadata;
  readonly bodySizeLimit?: string;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly endpoints: readonly ServiceMonitorEndpoint[];
  readonly fallbackScrapeProtocol?: 'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  readonly jobLabel?: string;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly namespaceSelector?: NamespaceSelector;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: Quantity;
  readonly podTargetLabels?: readonly string[];
  readonly sampleLimit?: number;
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0')[];
  readonly selector: LabelSelector;
  readonly selectorMechanism?: 'RelabelConfig' | 'RoleSelector';
  readonly serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice';
  readonly targetLabels?: readonly string[];
  readonly targetLimit?: number;
}

export interface ServicePort {
  readonly appProtocol?: string;
  readonly name?: string;
  readonly nodePort?: number;
  readonly port: number;
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP';
  readonly targetPort?: number | string;
}

export interface ServiceSpec {
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalIPs?: readonly string[];
  readonly externalName?: string;
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  readonly healthCheckNodePort?: number;
  readonly internalTrafficPolicy?: 'Cluster' | 'Local';
  readonly ipFamilies?: readonly ('' | 'IPv4' | 'IPv6')[];
  readonly ipFamilyPolicy?: 'PreferDualStack' | 'RequireDualStack' | 'SingleStack';
  readonly loadBalancerClass?: string;
  readonly loadBalancerIP?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly ports?: readonly ServicePort[];
  readonly publishNotReadyAddresses?: boolean;
  readonly selector?: Labels;
  readonly sessionAffinity?: 'ClientIP' | 'None';
  readonly sessionAffinityConfig?: SessionAffinityConfig;
  readonly trafficDistribution?: string;
  readonly type?: 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort';
}

export interface SessionAffinityConfig {
  readonly clientIP?: ClientIPConfig;
}

export interface SleepAction {
  readonly seconds: number;
}

export interface StatefulSetOrdinals {
  readonly start?: number;
}

export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: string;
  readonly whenScaled?: string;
}

export interface StatefulSetSpec {
  readonly minReadySeconds?: number;
  readonly ordinals?: StatefulSetOrdinals;
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  readonly replicas?: number;
  readonly revisionHistoryLimit?: number;
  readonly selector: LabelSelector;
  readonly serviceName?: string;
  readonly template: PodTemplateSpec;
  readonly updateStrategy?: StatefulSetUpdateStrategy;
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
}

export interface StatefulSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
  readonly type?: 'OnDelete' | 'RollingUpdate';
}

export interface StorageOSPersistentVolumeSource {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: ObjectReference;
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
}

export interface StorageOSVolumeSource {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
}

export interface Subject {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface SuccessPolicy {
  readonly rules: readonly SuccessPolicyRule[];
}

export interface SuccessPolicyRule {
  readonly succeededCount?: number;
  readonly succeededIndexes?: string;
}

export interface Sysctl {
  readonly name: string;
  readonly value: string;
}

export interface TCPSocketAction {
  readonly host?: string;
  readonly port: number | string;
}

export interface TLSRouteBackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

export interface TLSRouteRule {
  readonly backendRefs: readonly TLSRouteBackendRef[];
  readonly name?: string;
}

export interface TLSRouteSpec {
  readonly hostnames: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules: readonly TLSRouteRule[];
}

export interface ThanosRulerSpec {
  readonly additionalArgs?: readonly AdditionalArg[];
  readonly affinity?: Affinity;
  readonly alertDropLabels?: readonly string[];
  readonly alertQueryUrl?: string;
  readonly alertRelabelConfigFile?: string;
  readonly alertRelabelConfigs?: SecretKeySelector;
  readonly alertmanagersConfig?: SecretKeySelector;
  readonly alertmanagersUrl?: readonly string[];
  readonly containers?: readonly Container[];
  readonly dnsConfig?: PodDNSConfig;
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'ClusterFirst' | 'Default' | 'None';
  readonly enableFeatures?: readonly string[];
  readonly enableServiceLinks?: boolean;
  readonly enforcedNamespaceLabel?: string;
  readonly evaluationInterval?: string;
  readonly excludedFromEnforcement?: readonly PrometheusExcludedFromEnforcement[];
  readonly externalPrefix?: string;
  readonly grpcServerTlsConfig?: PrometheusGrpcServerTlsConfig;
  readonly hostAliases?: readonly RequiredHostAlias[];
  readonly hostUsers?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: '' | 'Always' | 'Never' | 'IfNotPresent';
  readonly imagePullSecrets?: readonly PrometheusImagePullSecret[];
  readonly initContainers?: readonly Container[];
  readonly labels?: Labels;
  readonly listenLocal?: boolean;
  readonly logFormat?: '' | 'logfmt' | 'json';
  readonly logLevel?: '' | 'debug' | 'info' | 'warn' | 'error';
  readonly minReadySeconds?: number;
  readonly nodeSelector?: Labels;
  readonly objectStorageConfig?: SecretKeySelector;
  readonly objectStorageConfigFile?: string;
  readonly paused?: boolean;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  readonly podMetadata?: TemplateMeta;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly prometheusRulesExcludedFromEnforce?: readonly PrometheusPrometheusRulesExcludedFromEnforce[];
  readonly queryConfig?: SecretKeySelector;
  readonly queryEndpoints?: readonly string[];
  readonly remoteWrite?: readonly RemoteWrite[];
  readonly replicas?: number;
  readonly resendDelay?: string;
  readonly resources?: ResourceRequirements;
  readonly retention?: string;
  readonly routePrefix?: string;
  readonly ruleConcurrentEval?: number;
  readonly ruleGracePeriod?: string;
  readonly ruleNamespaceSelector?: LabelSelector;
  readonly ruleOutageTolerance?: string;
  readonly ruleQueryOffset?: string;
  readonly ruleSelector?: LabelSelector;
  readonly schedulerName?: string;
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceName?: string;
  readonly storage?: MonitoringStorage;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly tracingConfig?: SecretKeySelector;
  readonly tracingConfigFile?: string;
  readonly updateStrategy?: PrometheusUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumes?: readonly Volume[];
  readonly web?: ThanosRulerWeb;
}

export interface ThanosRulerWeb {
  readonly httpConfig?: PrometheusHttpConfig;
  readonly tlsConfig?: WebTlsConfig;
}

export interface ThanosSidecar {
  readonly additionalArgs?: readonly AdditionalArg[];
  readonly baseImage?: string;
  readonly blockSize?: string;
  readonly getConfigInterval?: string;
  readonly getConfigTimeout?: string;
  readonly grpcListenLocal?: boolean;
  readonly grpcServerTlsConfig?: PrometheusGrpcServerTlsConfig;
  readonly httpListenLocal?: boolean;
  readonly image?: string;
  readonly listenLocal?: boolean;
  readonly logFormat?: '' | 'logfmt' | 'json';
  readonly logLevel?: '' | 'debug' | 'info' | 'warn' | 'error';
  readonly minTime?: string;
  readonly objectStorageConfig?: SecretKeySelector;
  readonly objectStorageConfigFile?: string;
  readonly readyTimeout?: string;
  readonly resources?: ResourceRequirements;
  readonly sha?: string;
  readonly tag?: string;
  readonly tracingConfig?: SecretKeySelector;
  readonly tracingConfigFile?: string;
  readonly version?: string;
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface TlsConfig {
  readonly ca?: SecretOrConfigMap;
  readonly caFile?: string;
  readonly cert?: SecretOrConfigMap;
  readonly certFile?: string;
  readonly insecureSkipVerify?: boolean;
  readonly keyFile?: string;
  readonly keySecret?: SecretKeySelector;
  readonly maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  readonly serverName?: string;
}

export interface Toleration {
  readonly effect?: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';
  readonly key?: string;
  readonly operator?: 'Equal' | 'Exists' | 'Gt' | 'Lt';
  readonly tolerationSeconds?: number;
  readonly value?: string;
}

export interface TopologySpreadConstraint {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly maxSkew: number;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
}

export interface TypedObjectReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface Volume {
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly azureFile?: AzureFileVolumeSource;
  readonly cephfs?: CephFSVolumeSource;
  readonly cinder?: CinderVolumeSource;
  readonly configMap?: ConfigMapVolumeSource;
  readonly csi?: CSIVolumeSource;
  readonly downwardAPI?: DownwardAPIVolumeSource;
  readonly emptyDir?: EmptyDirVolumeSource;
  readonly ephemeral?: EphemeralVolumeSource;
  readonly fc?: FCVolumeSource;
  readonly flexVolume?: FlexVolumeSource;
  readonly flocker?: FlockerVolumeSource;
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly gitRepo?: GitRepoVolumeSource;
  readonly glusterfs?: GlusterfsVolumeSource;
  readonly hostPath?: HostPathVolumeSource;
  readonly image?: ImageVolumeSource;
  readonly iscsi?: ISCSIVolumeSource;
  readonly name: string;
  readonly nfs?: NFSVolumeSource;
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly projected?: ProjectedVolumeSource;
  readonly quobyte?: QuobyteVolumeSource;
  readonly rbd?: RBDVolumeSource;
  readonly scaleIO?: ScaleIOVolumeSource;
  readonly secret?: SecretVolumeSource;
  readonly storageos?: StorageOSVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

export interface VolumeClaimTemplate {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: TemplateMeta;
  readonly spec?: PersistentVolumeClaimSpec;
}

export interface VolumeDevice {
  readonly devicePath: string;
  readonly name: string;
}

export interface VolumeMount {
  readonly mountPath: string;
  readonly mountPropagation?: 'Bidirectional' | 'HostToContainer' | 'None';
  readonly name: string;
  readonly readOnly?: boolean;
  readonly recursiveReadOnly?: string;
  readonly subPath?: string;
  readonly subPathExpr?: string;
}

export interface VolumeProjection {
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  readonly configMap?: ConfigMapProjection;
  readonly downwardAPI?: DownwardAPIProjection;
  readonly podCertificate?: PodCertificateProjection;
  readonly secret?: SecretProjection;
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

export interface VolumeResourceRequirements {
  readonly limits?: Readonly<Record<string, Quantity>>;
  readonly requests?: Readonly<Record<string, Quantity>>;
}

export interface VsphereVirtualDiskVolumeSource {
  readonly fsType?: string;
  readonly storagePolicyID?: string;
  readonly storagePolicyName?: string;
  readonly volumePath: string;
}

export interface WebTlsConfig {
  readonly cert?: SecretOrConfigMap;
  readonly certFile?: string;
  readonly cipherSuites?: readonly string[];
  readonly client_ca?: SecretOrConfigMap;
  readonly clientAuthType?: string;
  readonly clientCAFile?: string;
  readonly curvePreferences?: readonly string[];
  readonly keyFile?: string;
  readonly keySecret?: SecretKeySelector;
  readonly maxVersion?: string;
  readonly minVersion?: string;
  readonly preferServerCipherSuites?: boolean;
}

export interface WeightedPodAffinityTerm {
  readonly podAffinityTerm: PodAffinityTerm;
  readonly weight: number;
}

export interface WindowsSecurityContextOptions {
  readonly gmsaCredentialSpec?: string;
  readonly gmsaCredentialSpecName?: string;
  readonly hostProcess?: boolean;
  readonly runAsUserName?: string;
}

export interface WorkloadReference {
  readonly name: string;
  readonly podGroup: string;
  readonly podGroupReplicaKey?: string;
}
