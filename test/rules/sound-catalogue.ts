/** Catalogues of random rules. */
import assert from 'node:assert/strict';
import type { Pack } from '../../src/define/pack.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';

/** Undefined when the random rules are too large to be exact: those are refused, which is right. Anything else wrong with them is a defect of the test. */
export function catalogueIfSound(make: Pack | (() => Catalogue)): Catalogue | undefined {
  try {
    return typeof make === 'function' ? make() : catalogueOf([make]);
  } catch (error) {
    assert.ok(error instanceof Error);
    const others = error.message
      .split('\n')
      .slice(1)
      .filter((line) => !/beyond 32 bits|too large to be exact/.test(line));
    assert.deepEqual(others, []);
    return undefined;
  }
}
