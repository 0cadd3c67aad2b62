import { reasonOf } from '../manifests/write/reason.ts';

/**
 * What is said when the output cannot be written, such as to a full disk; `null` when its reader has gone, as `head` does: there is nothing
 * left to say then, it is no fault, and the exit code stays that of the command.
 */
export function unwritten(error: NodeJS.ErrnoException): string | null {
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return null;
  return `The output cannot be written: ${reasonOf(error)}. Send it to another place.\n`;
}
