import { existsSync } from 'node:fs';
import { components } from '../../src/components/list.ts';
import { waves } from '../../src/components/workload.ts';
import { policiesPart } from '../../src/network/network-policies.ts';
import { table } from './table.ts';

/** The list of everything that can be installed, by wave, with the page of each component. */
export function componentsPage(): string {
  const steps = Object.entries(waves).map(([name, wave]) => {
    const rows = [...components, policiesPart]
      .filter((component) => component.wave === wave)
      .map((component) => [`[\`${component.name}\`](../${pageOf(component.name)})`, component.about]);
    return rows.length === 0 ? '' : `## ${wave}: ${name}\n${table(['Component', 'What it is'], rows)}\n`;
  });
  return `# What namsan installs
<!-- Made by \`npm run generate\` from src/components/list.ts; do not edit. -->
Components are installed in waves: a wave begins when everything of the one before it is healthy. In the tree each is a directory \`clusters/<cluster>/<wave>-<component>\`.

${steps.filter((step) => step !== '').join('\n')}`;
}

/** A component's page lies in the folder of its name; components that share a folder have the name of the folder first. */
function pageOf(name: string): string {
  if (name === policiesPart.name) return `src/network/${name}.md`;
  const parts = name.split('-');
  for (let end = parts.length; end > 0; end -= 1) {
    const folder = parts.slice(0, end).join('-');
    const page = `src/components/${folder}/${folder}.md`;
    if (existsSync(new URL(`../../${page}`, import.meta.url))) return page;
  }
  throw new Error(`The component ${name} has no page`);
}
