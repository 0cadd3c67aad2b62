import { execFile } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Compiles what one apply needs as `npm run build` compiles namsan, and gives the program to start: what is installed strips no types. */
export async function builtRun(folder: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const out = join(folder, 'built');
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = {
    outDir: out,
    rootDir: root,
    declaration: false,
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const include = ['apply-run.ts', 'apply-once.ts'].map((name) => join(import.meta.dirname, name));
  const text = { extends: join(root, 'tsconfig.build.json'), compilerOptions, include, exclude: [] };
  writeFileSync(config, JSON.stringify(text));
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config]);
  cpSync(join(root, 'package.json'), join(out, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'));
  return join(out, 'tools/bench/apply-run.js');
}
