/** The way from an object to a value in it: keys of maps and places in lists. */
export type FieldPath = readonly (string | number)[];

/** A way as text: `spec.template.spec.containers[0].args[2]`, `metadata.labels['app.kubernetes.io/name']`; empty for the object itself. */
export function fieldPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `['${step.replaceAll("'", "\\'")}']`;
  }
  return text;
}
