/** Whether a text that cannot be read looks as if it were of Kubernetes: of other YAML and JSON nobody speaks. */
export function mayBeManifest(text: string): boolean {
  return /(?:^|[{,\s])["']?(?:apiVersion|kind)["']?\s*:/m.test(text);
}

/** Kinds whose values are themselves rendered later, or that only carry texts for others. */
const carriers: ReadonlySet<string> = new Set([
  ...['HelmRelease', 'HelmChart', 'HelmChartConfig', 'Application', 'ApplicationSet'],
  ...['ConfigMap', 'Secret', 'PrometheusRule'],
]);

/** Whether the document of an object of this kind has actions of Helm, so that its values are not yet there. */
export function helmAction(kind: string, text: string): boolean {
  if (carriers.has(kind) || !text.includes('{{')) return false;
  return /\{\{-?[^{}]*(?:^|[\s($])\.(?:Values|Release|Chart|Capabilities|Files|Template)\b/m.test(text);
}
