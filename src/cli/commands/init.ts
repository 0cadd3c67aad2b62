import { type Command, exits } from '../command.ts';
import { isInUnknownHome, unknownHome } from '../out-option.ts';
import { presets } from '../presets.ts';
import { Usage } from '../usage.ts';

export const init: Command = {
  name: 'init',
  about: 'Begin a fleet file.',
  details: `Writes a commented fleet file to begin with, and beside it the schema by which editors complete and check it. No file is ever written over.

${Object.entries(presets)
  .map(([name, about]) => `  ${name.padEnd(10)}${about}`)
  .join('\n')}`,
  arguments: [],
  options: [
    {
      name: 'preset',
      value: 'name',
      about: 'What the fleet is like.',
      choices: Object.keys(presets),
      standard: 'sidecar',
    },
    {
      name: 'out',
      value: 'file',
      about: 'The file to write; `-` writes to the standard output.',
      standard: 'fleet.yaml',
    },
  ],
  examples: [
    { line: 'init', about: 'Write `fleet.yaml` for clusters with sidecars.' },
    { line: 'init --preset receive --out fleets/prod.yaml', about: 'Begin with agents that write to the hub.' },
  ],
  exits: { 0: 'The file is written.' },
  run: async (given, io) => {
    const preset = given.option('preset') ?? '';
    const out = given.option('out') ?? '';
    if (out === '') throw new Usage('`--out` names nothing. Name the file to write, such as `--out fleet.yaml`.');
    if (isInUnknownHome(out)) throw new Usage(unknownHome(out));
    const { packageFile } = await import('../package-files.ts');
    const text = packageFile(`examples/${preset}/fleet.yaml`);
    if (text === null) throw new Error(`The package has no example \`${preset}\``);
    const schema = packageFile('schema/fleet.schema.json');
    if (out === '-') {
      io.out(withSchema(text, null));
      return exits.clean;
    }
    await writeNew(out, withSchema(text, schema === null ? null : `./${schemaName}`), schema);
    io.out(
      `\`${out}\` is written. Put your clusters into it, then run \`namsan check${out === 'fleet.yaml' ? '' : ` ${out}`}\`.\n`,
    );
    return exits.clean;
  },
};

const schemaName = 'fleet.schema.json';

/** The line by which editors find the schema, which lies elsewhere than in the repository of the examples. */
function withSchema(text: string, schema: string | null): string {
  return text.replace(
    /^# yaml-language-server: .*\n/m,
    schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`,
  );
}

async function writeNew(out: string, text: string, schema: string | null): Promise<void> {
  const { existsSync, writeFileSync } = await import('node:fs');
  const { dirname, join } = await import('node:path');
  const { makeDirectories, systemCode } = await import('../../manifests/write/disk.ts');
  const { reasonOf } = await import('../../manifests/write/reason.ts');
  try {
    makeDirectories(dirname(out));
    writeFileSync(out, text, { flag: 'wx' });
    const beside = join(dirname(out), schemaName);
    if (schema !== null && !existsSync(beside)) writeFileSync(beside, schema, { flag: 'wx' });
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    if (code === 'EEXIST' && existsSync(out))
      throw new Usage(`\`${out}\` exists, and is not written over. Choose another file by \`--out\`.`);
    throw new Usage(`\`${out}\` cannot be written: ${reasonOf(error)}. Choose another file by \`--out\`.`);
  }
}
