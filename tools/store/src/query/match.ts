import type { Doc, Maybe } from '../bson/value.js';
import type { Expression, Leaf } from './expression.js';
import { visitPath } from './path.js';

const leafMatches = (leaf: Leaf, root: Doc): boolean => visitPath(root, leaf.parts, leaf.arrays, leaf.test);

/** True when the document fits the filter. */
export const matches = (expression: Expression, root: Doc): boolean => {
  switch (expression.kind) {
    case 'leaf':
      return leafMatches(expression, root);
    case 'and':
      return expression.children.every((child) => matches(child, root));
    case 'or':
      return expression.children.some((child) => matches(child, root));
    case 'nor':
      return !expression.children.some((child) => matches(child, root));
    case 'not':
      return !matches(expression.child, root);
    case 'computed':
      return expression.test(root);
  }
};

const leafPosition = (leaf: Leaf, root: Doc): number | undefined => {
  let found: number | undefined;
  const visit = (value: Maybe, index: number | undefined): boolean => {
    if (!leaf.test(value)) return false;
    found = index ?? leaf.position?.(value);
    return true;
  };
  visitPath(root, leaf.parts, leaf.arrays, visit);
  return found;
};

/**
 * The array position that made the document fit, for the positional operator `$` of updates and projections;
 * undefined when the filter looks into no array.
 */
export const matchedPosition = (expression: Expression, root: Doc): number | undefined => {
  switch (expression.kind) {
    case 'leaf':
      return leafPosition(expression, root);
    case 'and':
      return expression.children
        .map((child) => matchedPosition(child, root))
        .findLast((found) => found !== undefined);
    case 'or': {
      const fitting = expression.children.find((child) => matches(child, root));
      return fitting && matchedPosition(fitting, root);
    }
    case 'nor':
    case 'not':
    case 'computed':
      return undefined;
  }
};
