/** English names beside the Chinese ones that people see, for notices and reasons in English. */
export interface EnglishNames {
  /** By fact. */
  readonly facts?: Readonly<Record<string, string>>;
  /** By fact and choice: `lowIncome.second`. */
  readonly values?: Readonly<Record<string, string>>;
  /** By parameter. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** By the paper's title, with the number by which it is found. */
  readonly papers?: Readonly<Record<string, string>>;
}
