/** Cuts a file of SQL into its statements: at semicolons that stand outside of texts, quoted names, dollar-quoted bodies and comments. */

/** What must be taken as one piece: comments, texts (also with backslash escapes), quoted names, dollar-quoted bodies. Block comments nest and are read by hand. */
const PIECE =
  /--[^\n]*|\/\*|\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\p{L}\p{N}_$])\$(?<tag>(?:[\p{L}_][\p{L}\p{N}_]*)?)\$|;/gsu;

/** The statements without their semicolons and without comments around them. Throws when a text or body has no end. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let statement = '';
  let at = 0;
  const piece = new RegExp(PIECE);
  for (;;) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    const plain = text.slice(at, found?.index ?? text.length);
    if (/['"]/.test(plain)) throw new Error('a quoted text in the SQL file has no end');
    statement += plain;
    if (found === null) break;
    at = endOf(text, found);
    if (found[0] === ';') {
      statements.push(statement.trim());
      statement = '';
    } else if (found[0].startsWith('--') || found[0] === '/*') statement += ' ';
    else statement += text.slice(found.index, at);
  }
  return [...statements, statement.trim()].filter((part) => part !== '');
}

function endOf(text: string, found: RegExpExecArray): number {
  const after = found.index + found[0].length;
  if (found[0] === '/*') return endOfComment(text, after);
  if (found.groups?.['tag'] === undefined) return after;
  const end = text.indexOf(found[0], after);
  if (end < 0) throw new Error('a dollar-quoted body in the SQL file has no end');
  return end + found[0].length;
}

function endOfComment(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  for (let depth = 1; depth > 0; ) {
    const found = mark.exec(text);
    if (found === null) throw new Error('a comment in the SQL file has no end');
    depth += found[0] === '/*' ? 1 : -1;
  }
  return mark.lastIndex;
}
