import type { Rule } from '../findings/finding.ts';
import type { FleetRule } from './rule.ts';
import { acmePrivateDomain } from './rules/acme-private-domain.ts';
import { bucketMissing } from './rules/bucket-missing.ts';
import { chosenPartsComplete } from './rules/chosen-parts-complete.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { domainTwice } from './rules/domain-twice.ts';
import { fileSize } from './rules/file-size.ts';
import { httpsWithoutHost } from './rules/https-without-host.ts';
import { keepLocal } from './rules/keep-local.ts';
import { kubernetesVersion } from './rules/kubernetes-version.ts';
import { loadBalancerPool } from './rules/load-balancer-pool.ts';
import { logStore } from './rules/log-store.ts';
import { longhornReplicas } from './rules/longhorn-replicas.ts';
import { nodeAddressTwice } from './rules/node-address-twice.ts';
import { nodePortTwice } from './rules/node-port-twice.ts';
import { notText } from './rules/not-text.ts';
import { oneHub } from './rules/one-hub.ts';
import { receiveCopies } from './rules/receive-copies.ts';
import { reservedLabel } from './rules/reserved-label.ts';
import { resolutionOrder } from './rules/resolution-order.ts';
import { retiredPart } from './rules/retired-part.ts';
import { scrapeInterval } from './rules/scrape-interval.ts';
import { secretTwice } from './rules/secret-twice.ts';
import { shape } from './rules/shape.ts';
import { uniqueId } from './rules/unique-id.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** What the loader itself raises while it makes a Fleet of the text. */
export const loaderRules: readonly Rule[] = [fileSize, notText, yamlSyntax, shape, unknownKey, credentialLiteral];

/** What is asked of a Fleet whose shape is right, in this order. */
export const fleetRules: readonly FleetRule[] = [
  oneHub,
  uniqueId,
  unknownReference,
  bucketMissing,
  chosenPartsComplete,
  kubernetesVersion,
  reservedLabel,
  nodeAddressTwice,
  nodePortTwice,
  domainTwice,
  loadBalancerPool,
  retiredPart,
  acmePrivateDomain,
  httpsWithoutHost,
  resolutionOrder,
  keepLocal,
  scrapeInterval,
  receiveCopies,
  longhornReplicas,
  logStore,
  secretTwice,
];
