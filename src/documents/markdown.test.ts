import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from './markdown.ts';
import { both, chapter, commands, list, steps, table, text, title } from './page.ts';

const page = {
  path: 'A.md',
  blocks: [
    title(both('제목', 'Title')),
    chapter('one', 'One'),
    text(both('문장입니다.', 'A sentence.')),
    list(['a', both('나', 'b')]),
    steps(['first', 'second']),
    table(['x', both('와이', 'y')], [['a|b', 'line\nbreak']]),
    table(['nothing'], []),
    commands('namsan check'),
    commands(),
    { kind: 'mermaid' as const, lines: ['flowchart LR', both('  a["가"]', '  a["A"]')] },
  ],
};

test('a page is written in one language or the other, block by block, without empty tables and commands', () => {
  assert.equal(
    markdown(page, 'en'),
    [
      ...[
        '# Title',
        '',
        '<a id="one"></a>',
        '',
        '## One',
        '',
        'A sentence.',
        '',
        '- a',
        '- b',
        '',
        '1. first',
        '2. second',
      ],
      ...['', '| x | y |', '|---|---|', '| a\\|b | line break |', '', '```sh', 'namsan check', '```'],
      ...['', '```mermaid', 'flowchart LR', '  a["A"]', '```', ''],
    ].join('\n'),
  );
  assert.match(markdown(page, 'ko'), /^# 제목\n[\s\S]*\n문장입니다\.\n[\s\S]* {2}a\["가"\]\n/);
});
