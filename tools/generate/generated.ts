import { calibrationPage } from './calibration-page.ts';
import { cataloguePage } from './catalogue-page.ts';
import { checksPage } from './checks-page.ts';
import { commandPages } from './commands-page.ts';
import { componentsPage } from './components-page.ts';
import { dashboardsFile } from './dashboards/dashboards.ts';
import { fleetJsonSchema } from './fleet-json-schema.ts';
import { fleetPage } from './fleet-page.ts';

/** Every committed file that is made of the sources, by its path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['schema/fleet.schema.json', `${JSON.stringify(fleetJsonSchema(), null, 2)}\n`],
    ['docs/fleet.md', fleetPage()],
    ['docs/checks.md', checksPage()],
    ['docs/catalogue.md', cataloguePage()],
    ['docs/capacity-calibration.md', calibrationPage()],
    ['docs/components.md', componentsPage()],
    ['src/components/dashboards/dashboards.gen.json', dashboardsFile()],
    ...commandPages(),
  ]);
}
