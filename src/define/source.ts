/** Where a rule or a figure comes from. `toConfirm` marks common practice for which the local paper is still to be named. */
export interface Source {
  readonly paper: string;
  readonly clause?: string;
  readonly toConfirm?: boolean;
}

/** `const opinion = paper('国发〔2015〕52号'); opinion.at('二')` */
export const paper = (title: string, options: { toConfirm?: boolean } = {}) => ({
  at: (clause: string): Source => ({ paper: title, clause, ...options }),
  whole: { paper: title, ...options } satisfies Source,
});
