import type { JsonObject } from '../../../kube/objects.ts';
import { containerFields, journalFields, labelsField, timeField } from '../../../model/logs/fields.ts';
import { clusterField, type LogFamily } from '../../../model/logs/names.ts';

/**
 * The fields of an index, all of them: `dynamic: false` keeps what a line brings beside them in the document, but makes no field of it, so that no
 * line can make the mapping grow or clash with the types of another line (E9).
 */
export function logMappings(family: LogFamily): JsonObject {
  return {
    dynamic: false,
    properties: {
      [timeField]: { type: 'date' },
      [clusterField]: keyword,
      ...(family === 'k8s' ? containerProperties() : journalProperties()),
    },
  };
}

/** Longer values are kept in the document and not indexed: Lucene refuses a term above 32,766 bytes, and with it the whole line. */
const keyword: JsonObject = { type: 'keyword', ignore_above: 1024 };

const text: JsonObject = { type: 'text' };

/** What the `kubernetes` filter of Fluent Bit adds (fluent-bit@v5.1.1 plugins/filter_kubernetes/kube_meta.c), by its own names. */
const kubernetes: JsonObject = {
  properties: {
    ...Object.fromEntries(
      [
        'namespace_name',
        'pod_name',
        'pod_id',
        'pod_ip',
        'host',
        'container_name',
        'container_image',
        'container_hash',
        'docker_id',
      ].map((field) => [field, keyword]),
    ),
    // One field for labels of any names: dots in them would otherwise make objects, and `app` beside `app.kubernetes.io/name` a clash.
    [labelsField.split('.').at(-1) ?? 'labels']: { type: 'flat_object' },
    // Kept, and not even parsed: an annotation may be 256 KiB long.
    annotations: { type: 'object', enabled: false },
  },
};

function containerProperties(): JsonObject {
  const types: Readonly<Record<(typeof containerFields)[number], JsonObject>> = {
    log: text,
    stream: keyword,
    kubernetes,
  };
  return Object.fromEntries(containerFields.map((field) => [field, types[field]]));
}

function journalProperties(): JsonObject {
  const types: Readonly<Partial<Record<(typeof journalFields)[number], JsonObject>>> = {
    MESSAGE: text,
    PRIORITY: { type: 'byte' },
  };
  return Object.fromEntries(journalFields.map((field) => [field, types[field] ?? keyword]));
}
