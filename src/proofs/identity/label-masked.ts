import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';

export const labelMasked: Proof = {
  code: 'identity/label-masked',
  severity: 'error',
  title: 'An external label hides the same label of the targets',
  why: 'Thanos writes external labels over series labels of the same name: every scraped cluster shows up under the name of the hub.',
  fix: 'Scrape other clusters with a Prometheus whose external labels do not contain the label.',
  refs: ['R47', 'A5'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    for (const scraper of nodesOf(topology, 'scraper')) {
      for (const edge of from.get(scraper.id) ?? []) {
        const targets = edge.kind === 'scrapes' && edge.to !== null ? topology.nodes.get(edge.to) : undefined;
        if (targets?.kind !== 'targets') continue;
        for (const [label, value] of Object.entries(targets.labels)) {
          const own = scraper.externalLabels[label];
          if (own !== undefined && own !== value)
            report(
              targets.readAt,
              `The external label \`${label}="${own}"\` of scraper \`${scraper.name}\` of \`${scraper.cluster}\` hides \`${label}="${value}"\` of \`${targets.name}\``,
            );
        }
      }
    }
  },
};
