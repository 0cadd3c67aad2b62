import { type Ask, jsonAt } from '../../cluster/http/ask.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import { listAt, stringsAt } from '../../kube/read.ts';

/** Whether a Prometheus or an agent has a target of this scrape pool, and has looked at it. */
export async function targetScraped(ask: Ask, pool: string): Promise<Outcome<boolean>> {
  const words = new URLSearchParams({ state: 'active', scrapePool: pool });
  const body = await jsonAt(ask, `/api/v1/targets?${words}`);
  if (!body.ok) return body;
  return answered(
    listAt(body.value, 'data', 'activeTargets').some((target) => {
      // Go writes a time that is not set as that of the year 1.
      const { scrapePool, lastScrape = '0001' } = stringsAt(target);
      return scrapePool === pool && !lastScrape.startsWith('0001');
    }),
  );
}
