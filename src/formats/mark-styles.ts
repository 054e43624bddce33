/** Adds to a workbook's styles what marking needs: each style once more with a filled ground, and one for the reasons. */

export interface MarkStyles {
  /** The number of the style that is like this one, but filled. */
  filled(style: number): number;
  /** The number of the style of the reasons: filled, wrapped. */
  readonly reason: number;
  /** The styles part with all that was asked for. */
  xml(): string;
}

/** Light red ground: seen in grey print too, and not by colour alone, since the reason stands at the row's end. */
const FILL =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>';

/** Undefined when the part has no list of fills or cell styles to add to. */
export function markStyles(xml: string): MarkStyles | undefined {
  const fills = list(xml, 'fills');
  const formats = list(xml, 'cellXfs');
  if (fills === undefined || formats === undefined) return undefined;
  const fill = countOf(fills.inside, 'fill');
  const own = [...formats.inside.matchAll(/<(?:\w+:)?xf\b(?:[^>]*\/>|[^>]*>[\s\S]*?<\/(?:\w+:)?xf>)/g)].map(
    ([text]) => text,
  );
  const prefix = fills.prefix;
  const added = [
    `<${prefix}xf numFmtId="0" fontId="0" fillId="${fill}" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><${prefix}alignment vertical="center" wrapText="1"/></${prefix}xf>`,
  ];
  const clones = new Map<number, number>();
  return {
    reason: own.length,
    filled: (style) => {
      const known = clones.get(style);
      if (known !== undefined) return known;
      const number = own.length + added.length;
      added.push(
        withFill(own[style] ?? own[0] ?? `<${prefix}xf numFmtId="0" fontId="0" borderId="0" xfId="0"/>`, fill),
      );
      clones.set(style, number);
      return number;
    },
    xml: () => {
      const withFills = replace(xml, fills, fills.inside + FILL.replace(/<(\/?)/g, `<$1${prefix}`), fill + 1);
      const shifted = list(withFills, 'cellXfs')!;
      return replace(withFills, shifted, shifted.inside + added.join(''), own.length + added.length);
    },
  };
}

interface List {
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  readonly name: string;
}

function list(xml: string, name: string): List | undefined {
  const match = new RegExp(`<(\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml);
  if (!match) return undefined;
  return { prefix: match[1] ?? '', start: match.index, end: match.index + match[0].length, inside: match[2]!, name };
}

const countOf = (inside: string, name: string): number =>
  inside.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g'))?.length ?? 0;

const replace = (xml: string, { start, end, prefix, name }: List, inside: string, count: number): string =>
  `${xml.slice(0, start)}<${prefix}${name} count="${count}">${inside}</${prefix}${name}>${xml.slice(end)}`;

function withFill(format: string, fill: number): string {
  const bare = format.replace(/\s(fillId|applyFill)="[^"]*"/g, '');
  return bare.replace(/^<((?:\w+:)?)xf\b/, `<$1xf fillId="${fill}" applyFill="1"`);
}
