/**
 * Fields of a line of a container beside `cluster` and `@timestamp`; no other comes into the index. Labels are one object, which the template maps as
 * `flat_object`; annotations and what a line itself holds as JSON are left as they are, because each of their keys would be a field more.
 */
export const containerFields = ['log', 'stream', 'kubernetes'] as const;

/** The object in a container's record that has a key for every label of its pod. */
export const labelsField = 'kubernetes.labels';

/** Fields of an entry of the journal beside `cluster` and `@timestamp`, without the underscore that journald begins its own with; a service may add any number more. */
export const journalFields = [
  'MESSAGE',
  'PRIORITY',
  'SYSLOG_IDENTIFIER',
  'SYSLOG_FACILITY',
  'SYSTEMD_UNIT',
  'HOSTNAME',
  'TRANSPORT',
  'PID',
  'UID',
  'COMM',
] as const;

/** The field of the time of a record, which is also the day of its index. */
export const timeField = '@timestamp';
