import { codeOnly } from './code-only.ts';
import { type Files, isForTests } from './files.ts';

/** A form that sources do not use. */
interface Habit {
  readonly what: string;
  readonly form: RegExp;
  /** Where it is allowed. */
  readonly except?: (path: string) => boolean;
}

const talks = (path: string): boolean => path.startsWith('src/cli/') || path.startsWith('tools/') || isForTests(path);
const machine = (path: string): boolean => talks(path) || /^src\/(?:lab|cluster)\//.test(path);

/** Habits that show in code alone, with comments and strings taken away. */
const inCode: readonly Habit[] = [
  { what: 'the type `any`', form: /\bas any\b|\bany\[\]|<any\b|:\s*any\s*[,;)=|]/ },
  { what: 'an enum', form: /^[ \t]*(?:export\s+)?(?:const\s+)?enum\s+\w/m },
  { what: 'a class that is no Error', form: /\bclass\s+\w+(?:\s*\{|\s+(?:extends\s+(?!\w*Error\b)|implements\b))/ },
  { what: 'a default export', form: /^[ \t]*export\s+default\b|\bas default\b/m },
  { what: 'an `export *`', form: /^[ \t]*export\s*\*/m },
  { what: 'a look at the environment', form: /\bprocess\.env(?:\.[A-Z]|\[|\s*[;),])/, except: machine },
  { what: 'an exit', form: /\bprocess\.exit\b/, except: talks },
  { what: 'a print', form: /\bconsole\.\w/, except: talks },
  { what: 'a clock', form: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, except: machine },
  { what: 'chance', form: /\bMath\.random\(/, except: machine },
  {
    what: 'a test that is left out or alone',
    form: /\b(?:test|it|describe|suite)\.(?:only|skip|todo)\b|\bt\.(?:skip|todo)\(|[{,]\s*(?:only|skip|todo):\s*true/,
  },
];

/** Pieces are joined, so that this file does not hold what it looks for. */
const word = (...pieces: readonly string[]): RegExp => new RegExp(`\\b${pieces.join('')}\\b`);

/** Habits that show in comments. */
const inText: readonly Habit[] = [
  {
    what: 'an ignored type error',
    form: word('ts-', '(?:ignore|nocheck|expect-error)'),
    except: (path) => path === 'src/kube/types.test.ts',
  },
  { what: 'a rule of the linter switched off', form: word('biome', '-ignore') },
  { what: 'work left undone', form: word('(?:TO', 'DO|FIX', 'ME|X', 'XX)') },
];

/** Names that say nothing. */
const drawers = /(?:^|\/)(?:utils?|helpers?|manager|common|misc)(?:\/|\.ts$|\.test\.ts$)/;
const mostLines = 250;

/** What sources should not be: too long, in a drawer, or of a form that the style rules out. */
export function sourceFaults(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    const code = codeOnly(text);
    return [
      ...(lines > mostLines && !path.includes('/testdata/')
        ? [`${path} has ${lines} lines, more than ${mostLines}`]
        : []),
      ...(drawers.test(path) ? [`${path} has a name that says nothing`] : []),
      ...inCode.flatMap((habit) => told(habit, path, code)),
      ...inText.flatMap((habit) => told(habit, path, text)),
      ...(path.startsWith('src/') && !isForTests(path) ? unexplained(path, text) : []),
    ];
  });
}

function told({ what, form, except }: Habit, path: string, text: string): readonly string[] {
  const found = except?.(path) === true ? null : form.exec(text);
  return found === null ? [] : [`${path}:${text.slice(0, found.index).split('\n').length} has ${what}`];
}

/** Functions that others may call and that do not say what they give. */
function unexplained(path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?<said>\*\/)?\n\s*export (?:async )?function\*? (?<name>\w+)/g)]
    .filter(({ groups }) => groups?.['said'] === undefined)
    .map(({ groups }) => `${path} has \`${groups?.['name']}\` without a sentence on what it gives`);
}
