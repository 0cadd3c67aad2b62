import type { JsonObject } from '../../../kube/objects.ts';
import type { Container, Volume } from '../../../kube/types.gen.ts';
import { secretKeys } from '../../../model/addresses.ts';
import type { Logs } from '../../../model/model.ts';
import { images } from '../../../model/versions.ts';

/** Where an OpenSearch keeps the certificates that Java trusts, where its object store has a CA of its own. */
export const trustDirectory = '/usr/share/opensearch/config/trust';

const caDirectory = '/object-store-ca';

/** What Java trusts, copied and with the object store's CA added: repository-s3 has no setting for it. `null` where the store needs none. */
export interface Trust {
  readonly container: Container;
  /** The same for kinds that take containers of any shape. */
  readonly anyContainer: JsonObject;
  /** Of the copy, mounted at `trustDirectory`. */
  readonly volume: Volume;
  /** Of the CA. */
  readonly source: Volume;
  readonly javaOption: string;
}

/** The container that makes the copy before OpenSearch starts. */
export function storeTrust({ objectStore: { ca } }: Logs): Trust | null {
  if (ca === null) return null;
  const container = {
    name: 'trust',
    image: images.opensearch,
    // The password of Java's own file is no secret: the certificates in it are public.
    command: [
      '/bin/bash',
      '-c',
      `set -eu
java=/usr/share/opensearch/jdk
cp "$java/lib/security/cacerts" /trust/cacerts
chmod u+w /trust/cacerts
"$java/bin/keytool" -importcert -noprompt -alias object-store -file ${caDirectory}/${secretKeys.ca} \\
  -keystore /trust/cacerts -storepass changeit
`,
    ],
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'trust', mountPath: '/trust' },
      { name: 'object-store-ca', mountPath: caDirectory, readOnly: true },
    ],
  } satisfies Container;
  return {
    container,
    anyContainer: container,
    volume: { name: 'trust', emptyDir: {} },
    source: { name: 'object-store-ca', secret: { secretName: ca } },
    javaOption: `-Djavax.net.ssl.trustStore=${trustDirectory}/cacerts`,
  };
}
