import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Rendered, renderFleet } from '../pipeline.ts';

/** A repository that is there for one run. It holds what `namsan render` writes, and so no secret. */
export interface ScratchTree {
  /** Its folder; written when it is asked for first. */
  readonly tree: (rendered: Rendered) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** A folder beside those of other programs, in which scripts of a fleet can run that is written nowhere else. */
export function scratchTree(): ScratchTree {
  let folder: string | null = null;
  return {
    tree: async (rendered) => {
      if (folder !== null) return folder;
      folder = await mkdtemp(join(tmpdir(), 'namsan-'));
      for (const [path, text] of renderFleet(rendered)) {
        const file = join(folder, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      return folder;
    },
    remove: async () => {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
