/** Charts that bring definitions of kinds, by the groups of these, as read in the charts at their pinned versions. */
export interface ChartDefinitions {
  readonly groups: readonly string[];
  /** Whether one of them is larger as JSON than the 262,144 bytes that an annotation may have (k8s.io/apimachinery validation TotalAnnotationSizeLimitB). */
  readonly large: boolean;
  /** Whether they stand in `crds/`, which kustomize leaves out unless `includeCRDs` is set; else templates bring them. */
  readonly apart: boolean;
}

/** By name of the chart. Sizes were measured as minified JSON: prometheuses 483,492 bytes, clustersecretstores 349,237, opensearchclusters 285,473, fluentbits 275,467. */
export const definitionsByChart: Readonly<Record<string, ChartDefinitions>> = {
  // prometheus-community/helm-charts@kube-prometheus-stack-88.5.3: charts/crds/crds
  'kube-prometheus-stack': { groups: ['monitoring.coreos.com'], large: true, apart: true },
  'prometheus-operator-crds': { groups: ['monitoring.coreos.com'], large: true, apart: false },
  // external-secrets@v2.9.0 deploy/charts/external-secrets: templates/crds
  'external-secrets': { groups: ['external-secrets.io'], large: true, apart: false },
  // opensearch-k8s-operator@3.0.2 charts/opensearch-operator: templates, `installCRDs`
  'opensearch-operator': { groups: ['opensearch.org', 'opensearch.opster.io'], large: true, apart: false },
  // fluent/helm-charts@fluent-operator-4.3.0: charts/fluent-bit-crds/crds
  'fluent-operator': { groups: ['fluentbit.fluent.io'], large: true, apart: true },
  // longhorn@v1.12.1 chart/templates/crds.yaml
  longhorn: { groups: ['longhorn.io'], large: false, apart: false },
};
