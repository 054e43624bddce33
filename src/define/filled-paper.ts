/** A paper whose words are complete: what `fillPaper` returns, and what a page, a document file and a checker read. */
import type { PlainDate } from '../values/date.ts';
import type { FigurePart } from './paper.ts';

/** A piece of text. A figure keeps the name of what it counts, so that it opens to its rows. */
export interface Run {
  readonly text: string;
  readonly figure?: { readonly id: string; readonly part: FigurePart };
  readonly fund?: { readonly id: string; readonly level?: string };
  readonly entry?: { readonly ledger: string; readonly id: string };
  /** A name or a period: a title is never broken inside it. */
  readonly fixed?: true;
}

export type FilledBlock =
  | { readonly block: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly block: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly block: 'table';
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    };

/** 版记: who else receives the paper, who printed it and when. */
export interface Imprint {
  readonly copiesTo?: string;
  readonly printedBy: string;
  readonly printedOn: PlainDate;
}

export interface FilledPaper {
  readonly id: string;
  readonly kind: string;
  /** Left out: Chinese. */
  readonly language?: 'en';
  readonly title: string;
  readonly titleRuns: readonly Run[];
  /** 发文字号 `宕残联发〔2026〕7号`; a paper with one carries the red head. */
  readonly number?: string;
  /** 主送机关, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly FilledBlock[];
  readonly attachments: readonly string[];
  /** The issuing office: the signature, and the red head when there is one. */
  readonly issuer: string;
  readonly date: PlainDate;
  readonly imprint?: Imprint;
  /** What the paper asks for and the data does not have: each stands in the text as （未填）, in tables as a dash. */
  readonly missing: readonly string[];
}
