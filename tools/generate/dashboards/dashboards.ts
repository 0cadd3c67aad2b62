import { type BoardSpec, boardOf, type Language } from './board.ts';
import { clusterMetrics } from './cluster-metrics.ts';
import { multiClusterSummary } from './multi-cluster-summary.ts';
import { opensearchLogs } from './opensearch-logs.ts';
import { thanosOverview } from './thanos-overview.ts';

const boards: readonly BoardSpec[] = [thanosOverview, clusterMetrics, opensearchLogs, multiClusterSummary];
const languages: readonly Language[] = ['en', 'ko'];

/** The dashboards that the component `dashboards` provisions, in both languages, with a line for each panel. */
export function dashboardsFile(): string {
  const parts = languages.map((language) => {
    const all = boards.map((board) => `  ${JSON.stringify(board.uid)}: ${written(boardOf(board, language))}`);
    return ` ${JSON.stringify(language)}: {\n${all.join(',\n')}\n }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function written({ panels = [], ...rest }: ReturnType<typeof boardOf>): string {
  const lines = panels.map((panel) => `   ${JSON.stringify(panel)}`);
  return `{${JSON.stringify(rest).slice(1, -1)},"panels":[\n${lines.join(',\n')}\n  ]}`;
}
