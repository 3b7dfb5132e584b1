import { isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { settle } from './build.js';
import { OPERATORS } from './operators/index.js';
import { type Evaluate, scopeOf } from './scope.js';

const stepInto = (value: Maybe, part: string): Maybe => {
  if (isDoc(value)) return value.has(part) ? value.get(part) : MISSING;
  if (!Array.isArray(value)) return MISSING;
  return value
    .map((element) => (isDoc(element) || Array.isArray(element) ? stepInto(element, part) : MISSING))
    .filter((found) => found !== MISSING);
};

/** Follows a path as expressions do: arrays are mapped over, numbers in a path are field names. */
export const followPath = (value: Maybe, parts: readonly string[]): Maybe => {
  let found = value;
  for (const part of parts) {
    if (found === MISSING) return MISSING;
    found = Array.isArray(found) && parts.length > 0 ? mapInto(found, part) : stepInto(found, part);
  }
  return found;
};

const mapInto = (value: readonly Value[], part: string): Maybe => {
  const found: Value[] = [];
  for (const element of value) {
    const inner = stepInto(element, part);
    if (inner !== MISSING && (isDoc(element) || Array.isArray(element))) found.push(inner);
  }
  return found;
};

const fieldPath = (parts: readonly string[]): Evaluate => {
  if (parts.some((part) => part === ''))
    throw new StoreError(15998, 'FieldPath field names may not be empty strings.');
  if (parts.some((part) => part.startsWith('$')))
    throw new StoreError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return (scope) => stepInto(scope.root, only);
  return (scope) => followPath(scope.root, parts);
};

/** The variables every expression has; NOW and CLUSTER_TIME are put into the scope by the command. */
const SYSTEM: Record<string, Evaluate> = {
  ROOT: (scope) => (scope.variables.has('ROOT') ? scope.variables.get('ROOT') : scope.root),
  CURRENT: (scope) => scope.root,
  REMOVE: () => MISSING,
  NOW: (scope) => scope.variables.get('NOW') ?? new Date(),
  DESCEND: () => 'descend',
  PRUNE: () => 'prune',
  KEEP: () => 'keep',
};

const variable = (path: string): Evaluate => {
  const [name = '', ...rest] = path.split('.');
  if (name === '') throw new StoreError('FailedToParse', 'empty variable names are not allowed');
  const system = Object.hasOwn(SYSTEM, name) ? SYSTEM[name] : undefined;
  if (!system && !/^[a-z\u0080-\uffff]/.test(name))
    throw new StoreError(
      'FailedToParse',
      `'${name}' starts with an invalid character for a user variable name`,
    );
  const read: Evaluate =
    system ??
    ((scope) => {
      if (!scope.variables.has(name)) throw new StoreError(17276, `Use of undefined variable: ${name}`);
      return scope.variables.get(name);
    });
  return rest.length === 0 ? read : (scope) => followPath(read(scope), rest);
};

const compileText = (text: string): Evaluate => {
  if (text.startsWith('$$')) return variable(text.slice(2));
  if (text.startsWith('$')) {
    if (text === '$') throw new StoreError(16872, "'$' by itself is not a valid FieldPath");
    return fieldPath(text.slice(1).split('.'));
  }
  return () => text;
};

const compileObject = (fields: ReadonlyMap<string, Value>): Evaluate => {
  const compiled = [...fields].map(([name, value]) => {
    if (name.includes('.'))
      throw new StoreError(
        16400,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      );
    return [name, compileExpression(value)] as const;
  });
  return (scope) => {
    const made = new Map<string, Value>();
    for (const [name, evaluate] of compiled) {
      const value = evaluate(scope);
      if (value !== MISSING) made.set(name, value);
    }
    return made;
  };
};

const compileDoc = (fields: ReadonlyMap<string, Value>): Evaluate => {
  const [first] = fields.keys();
  if (first === undefined || !first.startsWith('$')) return compileObject(fields);
  if (fields.size !== 1)
    throw new StoreError(
      15983,
      'an expression specification must contain exactly one field, the name of the expression.',
    );
  const operator = Object.hasOwn(OPERATORS, first) ? OPERATORS[first] : undefined;
  if (!operator) throw new StoreError(168, `Unrecognized expression '${first}'`);
  return operator(fields.get(first), compileExpression, first);
};

/** Compiles an aggregation expression; throws InvalidPipelineOperator (168) and kin for what it does not know. */
export const compileExpression = (expression: Value): Evaluate => {
  if (typeof expression === 'string') return compileText(expression);
  if (Array.isArray(expression)) {
    const parts = expression.map(compileExpression);
    return (scope) => parts.map((part) => settle(part(scope)));
  }
  if (isDoc(expression)) return compileDoc(expression);
  return () => expression;
};

/** True for the name of an expression operator. */
export const isOperator = (name: string): boolean => Object.hasOwn(OPERATORS, name);

/** The value of an expression that reads no document. */
export const constant = (expression: Value): Maybe => compileExpression(expression)(scopeOf(new Map()));
