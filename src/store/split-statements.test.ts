import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMigrations } from './migrate.ts';
import { splitStatements } from './split-statements.ts';

test('statements are cut at semicolons that mean the end of one', () => {
  const text = `
    -- a comment; with a semicolon and an apostrophe's
    create table a (n int); /* another; /* nested; */ still; */
    insert into a values ('text; with it''s quote'), (E'a\\';b'), ("odd;name");
    do $$ begin perform 1; perform 'x'; end $$;
    do $body$ begin perform $$;$$; end $body$;
    select 'it is $$;$$ here', a$1;
    ;
    select 1`;
  assert.deepEqual(
    splitStatements(text).map((statement) => statement.replace(/\s+/g, ' ')),
    [
      'create table a (n int)',
      `insert into a values ('text; with it''s quote'), (E'a\\';b'), ("odd;name")`,
      `do $$ begin perform 1; perform 'x'; end $$`,
      'do $body$ begin perform $$;$$; end $body$',
      `select 'it is $$;$$ here', a$1`,
      'select 1',
    ],
  );
});

test('what never ends is an error and not a half statement', () => {
  for (const text of [`select 'open`, 'select "open', 'do $$ begin', 'do $a$ $b$ $$', 'select 1 /* open', '/* /* */']) {
    assert.throws(() => splitStatements(text), /has no end/, text);
  }
});

test('joined statements come apart again', () => {
  const piece = fc.constantFrom(
    `select 1`,
    `select ';'`,
    `select E'\\';'`,
    `select ";"`,
    `do $$;$$`,
    `do $x$;$$;$x$`,
    `select '--;'`,
    `select 1 as é$x`,
  );
  const between = fc.constantFrom(';', '; -- ;\n', ';/* ; */', ';\n;');
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, between)), (parts) => {
      assert.deepEqual(
        splitStatements(parts.flat().join('')),
        parts.map(([statement]) => statement),
      );
    }),
  );
});

test('the migrations there are consist of single statements that do not end a transaction', () => {
  const migrations = readMigrations();
  assert.ok(migrations.length >= 1);
  for (const { name, statements } of migrations) {
    assert.ok(statements.length > 0, name);
    for (const statement of statements)
      assert.doesNotMatch(statement, /^(begin|commit|rollback|start|end|vacuum)\b|concurrently/i, name);
  }
});
