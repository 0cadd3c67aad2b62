import { engine } from '../../../tools/engines/build.ts';
import { freePorts } from './ports.ts';
import { type Running, start } from './processes.ts';
import { eventually } from './waiting.ts';

/** A Thanos component that is ready, and where it answers: `host:port`. */
export interface Thanos {
  readonly http: string;
  readonly grpc: string;
  readonly process: Running;
}

/** Starts a Thanos component and waits until it is ready. The caller stops what is in `running`. */
export async function serveThanos(running: Running[], command: string, args: readonly string[]): Promise<Thanos> {
  const [http, grpc] = (await freePorts(2)).map((port) => `127.0.0.1:${port}`);
  if (http === undefined || grpc === undefined) throw new Error('No free ports were found.');
  const process = start({
    name: `thanos ${command}`,
    command: await engine('thanos'),
    args: [command, `--http-address=${http}`, `--grpc-address=${grpc}`, ...args],
  });
  running.push(process);
  await eventually(`thanos ${command} to be ready`, 60_000, [process], async () =>
    (await fetch(`http://${http}/-/ready`)).ok ? true : null,
  );
  return { http, grpc, process };
}
