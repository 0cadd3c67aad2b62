import type { Rule } from '../findings/finding.ts';
import type { FleetRule } from './rule.ts';
import { bucketMissing } from './rules/bucket-missing.ts';
import { chosenPartsComplete } from './rules/chosen-parts-complete.ts';
import { credentialLiteral } from './rules/credential-literal.ts';
import { fileSize } from './rules/file-size.ts';
import { nodeAddressTwice } from './rules/node-address-twice.ts';
import { nodePortTwice } from './rules/node-port-twice.ts';
import { oneHub } from './rules/one-hub.ts';
import { resolutionOrder } from './rules/resolution-order.ts';
import { shape } from './rules/shape.ts';
import { uniqueId } from './rules/unique-id.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** What the loader itself raises while it makes a Fleet of the text. */
export const loaderRules: readonly Rule[] = [fileSize, yamlSyntax, shape, unknownKey, credentialLiteral];

/** What is asked of a Fleet whose shape is right, in this order. */
export const fleetRules: readonly FleetRule[] = [
  oneHub,
  uniqueId,
  unknownReference,
  bucketMissing,
  chosenPartsComplete,
  nodeAddressTwice,
  nodePortTwice,
  resolutionOrder,
];
