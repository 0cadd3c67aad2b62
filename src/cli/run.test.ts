import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './run.ts';
import { namsan } from './testing/command-line.ts';

test('help names every command, and the help of a command has examples and exit codes', async () => {
  const { code, out, err } = await namsan(['--help']);
  assert.deepEqual([code, err], [0, '']);
  for (const name of ['init', 'check', 'plan', 'render', 'map', 'explain', 'completion'])
    assert.match(out, new RegExp(`^  ${name} `, 'm'));
  const check = await namsan(['check', '--help']);
  assert.equal(check.code, 0);
  assert.match(check.out, /\nExamples:\n {2}namsan check\n/);
  assert.match(check.out, /\nExit codes:\n {2}0 {2}There are no errors/);
});

test('the version is that of the package', async () => {
  assert.deepEqual(await namsan(['--version']), { code: 0, out: '0.1.0\n', err: '' });
});

test('what namsan does not know is said with the nearest that it does, and ends with 2', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['chekc'], /^Unknown command 'chekc'\. Did you mean check\?\nAdd --help/],
    [['check', '--fromat', 'json'], /^Unknown option '--fromat'\. Did you mean --format\?\n/],
    [['check', '--format', 'xml'], /'xml' is invalid. Allowed choices are text, json, sarif, github/],
    [['check', 'a', 'b'], /^Too many arguments/],
    [['render'], /^Required option '--out <dir>' not specified/],
    [
      ['init', '--preset', 'sidecars'],
      /'sidecars' is invalid. Allowed choices are sidecar, operator, kind, receive, mixed/,
    ],
    [['explain'], /^Missing required argument 'subject'/],
    [['completion', 'tcsh'], /^`tcsh` is no shell that can be completed; say `bash`, `zsh` or `fish`.\n$/],
    [[], /^Usage: namsan/],
  ];
  for (const [args, words] of cases) {
    const { code, out, err } = await namsan(args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, words);
  }
});

test('a fault of ours is said as such, without a trace unless it is asked for', async () => {
  const failing = (debug: boolean) => {
    let err = '';
    const io = {
      out: () => {
        throw new Error('the bulb is broken');
      },
      err: (text: string) => {
        err += text;
      },
      stdin: async function* () {},
      paint: (_: unknown, text: string) => text,
      paintErr: (_: unknown, text: string) => text,
    };
    return run(['completion', 'bash'], io, debug).then((code) => ({ code, err }));
  };
  const quiet = await failing(false);
  assert.deepEqual(quiet, {
    code: 2,
    err: `This is a fault of namsan, not of your files: the bulb is broken
Please report it with the command line and, if you can share it, the fleet file. With NAMSAN_DEBUG=1 the place of the fault is shown.
`,
  });
  const loud = await failing(true);
  assert.match(loud.err, /\n {4}at .*run\.test\.ts/);
});
