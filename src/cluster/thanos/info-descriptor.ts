import type { MessageInitShape } from '@bufbuild/protobuf';
import type { FieldDescriptorProtoSchema, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** A field of a message, as its proto file has it. */
type Field = readonly [name: string, number: number, type: 'string' | 'int64' | 'bool' | `.${string}`, repeated?: true];

/** Numbers of types in google/protobuf/descriptor.proto. */
const typeNumbers = { string: 9, int64: 3, bool: 8, message: 11 } as const;
const labelNumbers = { one: 1, many: 3 } as const;

const messages: Readonly<Record<string, readonly Field[]>> = {
  InfoRequest: [],
  Label: [
    ['name', 1, 'string'],
    ['value', 2, 'string'],
  ],
  LabelSet: [['labels', 1, '.thanos.info.Label', true]],
  TSDBInfo: [
    ['labels', 1, '.thanos.info.LabelSet'],
    ['min_time', 2, 'int64'],
    ['max_time', 3, 'int64'],
  ],
  StoreInfo: [
    ['min_time', 1, 'int64'],
    ['max_time', 2, 'int64'],
    ['supports_sharding', 3, 'bool'],
    ['supports_without_replica_labels', 5, 'bool'],
    ['tsdb_infos', 6, '.thanos.info.TSDBInfo', true],
  ],
  InfoResponse: [
    ['label_sets', 1, '.thanos.info.LabelSet', true],
    ['ComponentType', 2, 'string'],
    ['store', 3, '.thanos.info.StoreInfo'],
  ],
};

/**
 * The service `thanos.info.Info` as far as it is asked, in the form that the protobuf library takes (thanos@v0.42.4 pkg/info/infopb/rpc.proto,
 * pkg/store/labelpb/types.proto). On the wire only numbers and types count; fields that are not named here are passed over.
 */
export function infoFile(): MessageInitShape<typeof FileDescriptorProtoSchema> {
  return {
    name: 'thanos/info.proto',
    package: 'thanos.info',
    syntax: 'proto3',
    messageType: Object.entries(messages).map(([name, fields]) => ({ name, field: fields.map(described) })),
    service: [
      {
        name: 'Info',
        method: [{ name: 'Info', inputType: '.thanos.info.InfoRequest', outputType: '.thanos.info.InfoResponse' }],
      },
    ],
  };
}

function described([name, number, type, repeated]: Field): MessageInitShape<typeof FieldDescriptorProtoSchema> {
  const label = repeated === true ? labelNumbers.many : labelNumbers.one;
  const own = { name, number, label, jsonName: name };
  if (type === 'string' || type === 'int64' || type === 'bool') return { ...own, type: typeNumbers[type] };
  return { ...own, type: typeNumbers.message, typeName: type };
}
