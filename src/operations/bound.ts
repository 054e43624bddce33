/** Operations bound to a caller: what pages, the API and commands receive. They see functions, and never the store behind them. */
import { type Caller, type Context, type Operation, run, type Services } from './operation.ts';

export type Bound<T> =
  T extends Operation<infer _I, infer O, infer R>
    ? (input: R, progress?: Context['progress']) => Promise<O>
    : { readonly [K in keyof T]: Bound<T[K]> };

// biome-ignore lint/suspicious/noExplicitAny: a tree of operations of every type; Bound<T> gives each its own type back
type AnyOperation = Operation<any, any, any>;
export type OperationTree = { readonly [name: string]: OperationTree | AnyOperation };

const isOperation = (node: OperationTree | AnyOperation): node is AnyOperation =>
  typeof (node as AnyOperation).run === 'function';

export function bind<T extends OperationTree>(tree: T, caller: Caller, services: Services): Bound<T> {
  const bound = Object.entries(tree).map(([name, node]) => [
    name,
    isOperation(node)
      ? (input: unknown, progress?: Context['progress']) => run(node, input, caller, services, progress)
      : bind(node, caller, services),
  ]);
  return Object.fromEntries(bound) as Bound<T>;
}

/** Every operation of the tree, in order of its id. */
export function listOperations(tree: OperationTree): readonly AnyOperation[] {
  return Object.values(tree)
    .flatMap((node) => (isOperation(node) ? [node] : listOperations(node)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
