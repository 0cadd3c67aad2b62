import type { Command } from '../command.ts';
import { addCluster } from './add-cluster.ts';
import { apply } from './apply.ts';
import { bootstrap } from './bootstrap.ts';
import { buckets } from './buckets.ts';
import { canary } from './canary.ts';
import { capacity } from './capacity.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { diff } from './diff.ts';
import { drift } from './drift.ts';
import { explain } from './explain.ts';
import { impact } from './impact.ts';
import { init } from './init.ts';
import { map } from './map.ts';
import { plan } from './plan.ts';
import { preflight } from './preflight.ts';
import { render } from './render.ts';
import { secrets } from './secrets.ts';
import { status } from './status.ts';
import { upgrade } from './upgrade.ts';
import { verify } from './verify.ts';

/** Every command, in the order of help. A command is one file, its page in docs/commands and one line here. */
export const commands: readonly Command[] = [
  init,
  check,
  plan,
  render,
  map,
  explain,
  addCluster,
  capacity,
  impact,
  upgrade,
  preflight,
  bootstrap,
  buckets,
  secrets,
  diff,
  apply,
  status,
  verify,
  drift,
  canary,
  completion,
];
