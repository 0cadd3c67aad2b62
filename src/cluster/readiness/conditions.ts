import { isJsonObject, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { type Cause, waits } from './readiness.ts';

/** An entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** The generation that it was written for; `null` where it does not say. */
  readonly generation: number | null;
}

/** The conditions in a list at a path, `status.conditions` by default. */
export function conditionsOf(value: unknown, ...path: readonly (string | number)[]): readonly Condition[] {
  const at = path.length === 0 ? ['status', 'conditions'] : path;
  return listAt(value, ...at)
    .filter(isJsonObject)
    .map((entry) => ({
      type: stringAt(entry, 'type') ?? '',
      status: stringAt(entry, 'status') ?? 'Unknown',
      reason: stringAt(entry, 'reason') ?? '',
      message: stringAt(entry, 'message') ?? '',
      generation: numberAt(entry, 'observedGeneration') ?? null,
    }));
}

/** A condition by its type. */
export function conditionOf(value: unknown, type: string): Condition | undefined {
  return conditionsOf(value).find((condition) => condition.type === type);
}

/** Why a condition is not `True` for this generation of the object; `null` where it is. */
export function unmet(condition: Condition | undefined, type: string, generation: number | undefined): Cause | null {
  if (condition === undefined) return waits(`${type} is not said yet`);
  if (generation !== undefined && condition.generation !== null && condition.generation < generation)
    return waits(`${type} is said of generation ${condition.generation}, not yet of ${generation}`);
  return condition.status === 'True' ? null : waits(conditionText(condition));
}

/** `Ready is False: why it is (Reason)`; what is in the message already is not told twice. */
export function conditionText({ type, status, reason, message }: Condition): string {
  const said = oneLine(message);
  const why = said === '' ? reason : reason === '' || said.includes(reason) ? said : `${said} (${reason})`;
  return why === '' ? `${type} is ${status}` : `${type} is ${status}: ${why}`;
}

/** A message of others as part of a line: without line breaks and a final full stop or colon, cut at 300 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/[.:]$/, '');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
