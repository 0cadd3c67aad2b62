import type { ClientTls } from '../handshake.ts';
import { readAt } from '../objects/workload.ts';
import { urlTls } from './client-tls.ts';
import { listener, settingYaml } from './flag-readers.ts';
import { flag } from './flags.ts';
import { base, type Part, type Reading } from './reading.ts';

/** Thanos Query Frontend: passes every question on to one downstream URL (thanos@v0.42.4 --query-frontend.downstream-url). */
export function readQueryFrontend(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'query-frontend');
  const downstream = flag(reading.flags, 'query-frontend.downstream-url');
  return {
    nodes: [{ kind: 'query-frontend', id, ...rest }],
    listeners: [listener(reading, id, 'prometheus', 'http-address', 10_902)],
    asks: [
      {
        kind: 'queries',
        from: id,
        address: downstream?.text ?? 'http://localhost:9090',
        wants: 'prometheus',
        tls: downstreamTls(reading, downstream?.text ?? 'http://localhost:9090'),
        readAt: readAt(reading.workload, downstream?.field ?? reading.container.field),
      },
    ],
  };
}

/** `--query-frontend.downstream-tripper-config[-file]` holds the `tls_config` (thanos@v0.42.4 pkg/queryfrontend/config.go DownstreamTripperConfig). */
function downstreamTls(reading: Reading, url: string): ClientTls | null {
  const name = 'query-frontend.downstream-tripper-config';
  if (flag(reading.flags, name) === undefined && flag(reading.flags, `${name}-file`) === undefined) return urlTls(url);
  const config = settingYaml(reading, name);
  return config === null ? null : urlTls(url, config.value);
}
