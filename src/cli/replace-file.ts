import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { quietly, systemCode } from '../manifests/write/disk.ts';
import { reasonOf } from '../manifests/write/reason.ts';
import { Usage } from './usage.ts';

/** Writes a file that is there anew, all or nothing: whoever reads it sees the old text or the new one. Its rights stay; a link stays a link. */
export function replaceFile(path: string, text: string): void {
  let beside = '';
  try {
    const file = realpathSync(path);
    beside = `${file}.${process.pid}.new`;
    writeFileSync(beside, text, { flag: 'wx', mode: statSync(file).mode });
    renameSync(beside, file);
  } catch (error) {
    if (beside !== '') quietly(() => rmSync(beside, { force: true }));
    if (systemCode(error) === null) throw error;
    throw new Usage(`\`${path}\` cannot be written: ${reasonOf(error)}. It is as it was.`);
  }
}
