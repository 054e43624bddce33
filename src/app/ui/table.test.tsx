import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Table } from './table.tsx';

const tableOf = (rows: number, caption = '共 3 人（本镇）') =>
  String(
    <Table
      caption={caption}
      rows={Array.from({ length: rows }, (_, index) => index)}
      columns={[{ id: 'name', label: '姓名', cell: (row) => <a href={`/${row}`}>{row}</a> }]}
    />,
  );

test('a long table can be passed over: its first link leads to what stands after its last row', () => {
  const html = tableOf(21);
  const [, target] = /<a [^>]*href="#([^"]+)"[^>]*>\s*跳过这张表/.exec(html) ?? [];
  assert.ok(target);
  assert.ok(html.indexOf(`href="#${target}"`) < html.indexOf('<table'));
  assert.ok(html.indexOf(`id="${target}"`) > html.indexOf('</table>'));
  assert.match(target, /^[^\s"#]+$/);
  assert.match(html, new RegExp(`id="${target}"[^>]*tabindex="-1"`));
});

test('a short one says nothing of it, and tables with other captions have ends of their own', () => {
  assert.doesNotMatch(tableOf(20), /跳过/);
  const endIn = (html: string) => / id="([^"]+)"/.exec(html)?.[1];
  assert.notEqual(endIn(tableOf(21, '第一张')), endIn(tableOf(21, '第二张')));
});
