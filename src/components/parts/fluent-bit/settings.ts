import { services } from '../../../model/addresses.ts';
import { longestRetry } from '../../../model/logs/buffers.ts';

/** A section of a Fluent Bit configuration in its YAML format; a list gives a property several times. */
export type Section = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where Fluent Bit keeps positions and chunks: the path at which the Fluent Operator mounts `positionDB` (pkg/operator/daemonset.go), used everywhere. */
export const stateDirectory = '/fluent-bit/tail';

/** Below it, the chunks that wait for an output. */
export const bufferDirectory = `${stateDirectory}/buffers`;

/** Where the Fluent Operator mounts Secrets, used everywhere: a folder of the Secret's name. */
export const secretsDirectory = '/fluent-bit/secrets';

/** Chunks that are in memory at a time, some 2 MB each (docs.fluentbit.io pipeline/buffering): with 128 the process stays below 512Mi. */
export const chunksInMemory = 128;

/** Memory into which chunks of an earlier run are read again. */
export const backlogMemory = '64M';

/** Seconds between the first tries of a chunk; later ones come at most `longestRetry` apart. */
export const firstRetry = 5;

/** Seconds that Fluent Bit may take to hand on what it holds when it is stopped; what remains is on disk. */
export const graceSeconds = 30;

/** The service section of every Fluent Bit. */
export const service: Section = {
  flush: 1,
  grace: graceSeconds,
  log_level: 'info',
  http_server: true,
  http_listen: '0.0.0.0',
  http_port: services.fluentBit.http,
  'scheduler.base': firstRetry,
  'scheduler.cap': longestRetry,
  'storage.path': bufferDirectory,
  'storage.sync': 'normal',
  'storage.checksum': false,
  'storage.max_chunks_up': chunksInMemory,
  'storage.backlog.mem_limit': backlogMemory,
  // A chunk that a power cut left half written would be tried for ever.
  'storage.delete_irrecoverable_chunks': true,
  'storage.metrics': true,
};
