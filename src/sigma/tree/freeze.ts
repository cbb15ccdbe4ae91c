/** Freezes a tree of plain values in place, so that nobody can change a rule that others share. */
export function freezeTree<Tree>(tree: Tree): Tree {
  if (typeof tree !== 'object' || tree === null || Object.isFrozen(tree)) return tree;
  Object.freeze(tree);
  for (const value of Object.values(tree)) freezeTree(value);
  return tree;
}
