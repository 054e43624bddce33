import type { Tree, TreeOf } from '../tree.ts';
import type { Moment, ReadOver } from './moment.ts';

/** What a tree finds around it; who asks sets the person and the household in the moment. */
export interface Around {
  readonly fact: (id: string) => ReadOver;
  readonly parameter: (tree: TreeOf<'parameter'>) => ReadOver;
  /** The rate on the day, as the two numbers of an exact fraction. */
  readonly rate: (tree: Tree) => (at: Moment) => { readonly of: number; readonly in: number };
  /** 1, 0 or null. */
  readonly eligible: (policy: string) => ReadOver;
  readonly amountOf: (policy: string) => ReadOver;
}
