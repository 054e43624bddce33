import type { Catalogue } from './catalogue.ts';
import type { Row } from './fact-row.ts';

/** The derived facts of a household from the person facts of all its members (the person among them) and the household's own facts. */
export declare function deriveHousehold(
  catalogue: Catalogue,
  members: readonly Row[],
  household?: Row,
): Record<string, number | null>;
/** The derived facts of a person from the person's own facts. */
export declare function derivePerson(catalogue: Catalogue, person: Row): Record<string, number | null>;
