import { flag } from '../../topology/engines/flags.ts';
import type { Subject } from '../check.ts';
import { enginesNamed, type RunningEngine } from '../cluster-view.ts';

/** Every Receive that keeps samples: without hashrings, or one of their endpoints itself (thanos@v0.42.4 cmd/thanos/receive.go determineMode). */
export function ingesting(subject: Subject): readonly RunningEngine[] {
  return enginesNamed(subject, 'receive').filter(({ reading: { flags } }) => {
    const routes = flags.has('receive.hashrings-file') || flags.has('receive.hashrings');
    return !routes || (flag(flags, 'receive.local-endpoint')?.text ?? '') !== '';
  });
}
