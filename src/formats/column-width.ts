/** Sets the width of one column in the part of a sheet's XML that stands before its rows. Ranges of columns that hold it are split. */
export function withColumnWidth(head: string, column: number, width: number): string {
  const data = /<((?:\w+:)?)sheetData\b/.exec(head);
  if (!data) return head;
  const prefix = data[1] ?? '';
  const number = column + 1;
  const own = `<${prefix}col min="${number}" max="${number}" width="${width}" customWidth="1"/>`;
  const list = new RegExp(`<${prefix}cols>([\\s\\S]*?)</${prefix}cols>`).exec(head);
  if (!list) return `${head.slice(0, data.index)}<${prefix}cols>${own}</${prefix}cols>${head.slice(data.index)}`;
  const columns = [...list[1]!.matchAll(/<[^>]*>/g)].flatMap(([text]) => around(text, number));
  const sorted = [...columns, own].sort((a, b) => numberIn(a, 'min') - numberIn(b, 'min')).join('');
  return `${head.slice(0, list.index)}<${prefix}cols>${sorted}</${prefix}cols>${head.slice(list.index + list[0].length)}`;
}

/** What is left of a range when one column is taken out of it. */
function around(text: string, number: number): string[] {
  const [min, max] = [numberIn(text, 'min'), numberIn(text, 'max')];
  if (number < min || number > max) return [text];
  const range = (from: number, to: number) =>
    from > to ? [] : [text.replace(/\bmin="\d+"/, `min="${from}"`).replace(/\bmax="\d+"/, `max="${to}"`)];
  return [...range(min, number - 1), ...range(number + 1, max)];
}

const numberIn = (text: string, name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(text)?.[1] ?? 0);
