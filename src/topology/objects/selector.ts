import type { Labels } from '../../kube/objects.ts';
import { isJsonObject, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { textsAt } from './texts.ts';

/** Whether labels satisfy a Kubernetes label selector; an empty selector takes everything, an absent one (`undefined`, `null`) nothing. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isJsonObject(selector)) return false;
  if (!holds(stringsAt(selector, 'matchLabels'), labels)) return false;
  return listAt(selector, 'matchExpressions').every((expression) => {
    const value = labels[stringAt(expression, 'key') ?? ''];
    const values = textsAt(expression, 'values');
    switch (stringAt(expression, 'operator')) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}

/** Whether the labels contain every wanted one. */
export function holds(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
