/** An official paper (公文): blocks of words with live figures. Every figure names what it counts, so that it opens to its rows. */

export type FigurePart = 'value' | 'numerator' | 'denominator' | 'target' | 'attainment' | 'shortfall' | 'excess';

export type Span =
  | string
  /** A measured figure of an indicator in the paper's area and period. */
  | { readonly figure: string; readonly part?: FigurePart }
  /** A matching fund's money: in all, or the part of one level of government. */
  | { readonly fund: string; readonly level?: string }
  /** Words that stand only when the figure is above zero: half a sentence, or a sentence within a paragraph. */
  | {
      readonly when: string;
      readonly part?: FigurePart;
      readonly then: readonly Span[];
      readonly otherwise?: readonly Span[];
    }
  | { readonly period: 'label' }
  | { readonly area: 'name' };

export type Block =
  | { readonly block: 'heading'; readonly level: 1 | 2 | 3; readonly text: readonly Span[] }
  | { readonly block: 'paragraph'; readonly text: readonly Span[] }
  /** Only when the figure is above zero, so that no sentence praises nothing. */
  | {
      readonly block: 'when';
      readonly figure: string;
      readonly part?: FigurePart;
      readonly then: readonly Block[];
      readonly otherwise?: readonly Block[];
    }
  /** One numbered paragraph per entry, the fields filled into the words: `{problem}`; without entries `none`, or nothing when that is empty. */
  | {
      readonly block: 'entries';
      readonly ledger: string;
      readonly where?: import('./expression.ts').Expression;
      readonly each: string;
      readonly none: string;
    }
  | {
      readonly block: 'table';
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    };

export interface Paper {
  readonly id: string;
  /** 工作总结, 通知, 报告 … */
  readonly kind: string;
  readonly requirements: readonly string[];
  readonly title: readonly Span[];
  /** The issuing office, by the paper's area: `{area}残疾人联合会`. */
  readonly issuer: string;
  readonly blocks: readonly Block[];
}

export const officialPaper = (input: Paper): Paper => input;
export const heading = (level: 1 | 2 | 3, ...text: Span[]): Block => ({ block: 'heading', level, text });
export const paragraph = (...text: Span[]): Block => ({ block: 'paragraph', text });
export const figure = (id: string, part: FigurePart = 'value'): Span => ({ figure: id, part });
/** Words that stand only when the figure is above zero. */
export const ifAny = (id: string, part: FigurePart, ...then: Span[]): Span => ({ when: id, part, then });
