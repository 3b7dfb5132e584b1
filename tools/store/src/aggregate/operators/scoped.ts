import { show } from '../../bson/show.js';
import { compare } from '../../bson/compare.js';
import { isDoc, type Maybe, MISSING, typeOf, type Value } from '../../bson/value.js';
import { toInteger } from '../../bson/number.js';
import { StoreError } from '../../errors.js';
import { compareKeys, parseSort, sortKey } from '../../query/sort.js';
import { compileFields, isNullish, namedOperands, settle } from '../build.js';
import { type Operator, type Scope, withVariables } from '../scope.js';
import { checkVariableName } from '../variable-name.js';
import { truthy } from './logic.js';

const letOperator: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$let',
    operand,
    { required: ['vars', 'in'] },
    { shape: 16874, unknown: 16875, missing: 16876 },
  );
  const vars = fields.get('vars');
  if (!isDoc(vars)) throw new StoreError(16874, 'invalid parameter: expected an object (vars)');
  for (const name of vars.keys()) checkVariableName(name);
  const compiled = [...vars].map(([name, value]) => [name, compile(value)] as const);
  const body = compile(fields.get('in'));
  return (scope) =>
    body(
      withVariables(
        scope,
        compiled.map(([name, evaluate]) => [name, evaluate(scope)] as const),
      ),
    );
};

/** The elements of an operand that must be an array; undefined for null. */
const elementsOf = (value: Maybe, name: string, code: number): readonly Value[] | undefined => {
  if (isNullish(value)) return undefined;
  if (!Array.isArray(value))
    throw new StoreError(code, `input to ${name} must be an array not ${typeOf(value)}`);
  return value;
};

const nameIn = (fields: ReadonlyMap<string, Value>): string => {
  const name = fields.get('as') ?? 'this';
  if (typeof name !== 'string') throw new StoreError('FailedToParse', "'as' must be a string");
  checkVariableName(name);
  return name;
};

const withElement = (scope: Scope, name: string, element: Value): Scope =>
  withVariables(scope, [[name, element]]);

const map: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$map',
    operand,
    { required: ['input', 'in'], optional: ['as'] },
    { shape: 16878, unknown: 16879, missing: 16880 },
  );
  const name = nameIn(fields);
  const field = compileFields(fields, compile);
  const [input, body] = [field('input'), field('in')];
  return (scope) =>
    elementsOf(input(scope), '$map', 16883)?.map((element) =>
      settle(body(withElement(scope, name, element))),
    ) ?? null;
};

const filter: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$filter',
    operand,
    { required: ['input', 'cond'], optional: ['as', 'limit'] },
    { shape: 28646, unknown: 28647, missing: 28648 },
  );
  const name = nameIn(fields);
  const field = compileFields(fields, compile);
  const [input, cond, limit] = [field('input'), field('cond'), field('limit')];
  return (scope) => {
    const elements = elementsOf(input(scope), '$filter', 28651);
    if (!elements) return null;
    const kept = elements.filter((element) => truthy(cond(withElement(scope, name, element))));
    return kept.slice(0, limitOf(limit(scope)));
  };
};

const limitOf = (value: Maybe): number | undefined => {
  if (isNullish(value)) return undefined;
  const limit = toInteger(value);
  if (limit === undefined)
    throw new StoreError(
      327391,
      `$filter: limit must be represented as a 32-bit integral value: ${show(value)}`,
    );
  if (limit <= 0) throw new StoreError(327392, `$filter: limit must be greater than 0: ${limit}`);
  return limit;
};

const reduce: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$reduce',
    operand,
    { required: ['input', 'initialValue', 'in'] },
    { shape: 40075, unknown: 40076, missing: 40077 },
  );
  const field = compileFields(fields, compile);
  const [input, initial, body] = [field('input'), field('initialValue'), field('in')];
  return (scope) => {
    const found = input(scope);
    if (isNullish(found)) return null;
    if (!Array.isArray(found))
      throw new StoreError(40080, `$reduce requires that 'input' be an array, found: ${typeOf(found)}`);
    let value: Maybe = initial(scope);
    for (const element of found)
      value = body(
        withVariables(scope, [
          ['this', element],
          ['value', value],
        ]),
      );
    return value;
  };
};

const sortArray: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$sortArray',
    operand,
    { required: ['input', 'sortBy'] },
    { shape: 2942500, unknown: 2942501, missing: 2942502 },
  );
  const input = compile(fields.get('input'));
  const order = orderOf(fields.get('sortBy'));
  return (scope) => {
    const found = input(scope);
    if (isNullish(found)) return null;
    if (!Array.isArray(found))
      throw new StoreError(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${typeOf(found)}`,
      );
    return [...found].sort(order);
  };
};

const orderOf = (sortBy: Value): ((a: Value, b: Value) => number) => {
  if (!isDoc(sortBy)) {
    const direction = toInteger(sortBy);
    if (direction !== 1 && direction !== -1)
      throw new StoreError(2942507, 'Illegal value for $sortArray sortBy');
    return (a, b) => compare(a, b) * direction;
  }
  const fields = parseSort(sortBy);
  const key = (value: Value): readonly Value[] =>
    isDoc(value) ? sortKey(value, fields) : fields.map(() => null);
  return (a, b) => compareKeys(key(a), key(b), fields);
};

/** How many elements the `n` of `$firstN` and kin asks for. */
const countOf = (value: Maybe): number => {
  const n = value === MISSING ? undefined : toInteger(value);
  if (n === undefined) throw new StoreError(5787902, "Value for 'n' must be of integral type");
  if (n <= 0) throw new StoreError(5787908, `'n' must be greater than 0, found ${n}`);
  return n;
};

const someOf =
  (pick: (values: readonly Value[], n: number) => Value[]): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: ['n', 'input'] },
      { shape: 5787900, unknown: 5787901, missing: 5787906 },
    );
    const field = compileFields(fields, compile);
    const [n, input] = [field('n'), field('input')];
    return (scope) => {
      const found = input(scope);
      if (!Array.isArray(found)) throw new StoreError(5788200, 'Input must be an array');
      return pick(found, countOf(n(scope)));
    };
  };

const present = (values: readonly Value[]): Value[] =>
  values.filter((value) => value !== null && value !== undefined);

/** Operators that evaluate an expression for each element, or with variables of their own. */
export const SCOPED: Record<string, Operator> = {
  $let: letOperator,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $sortArray: sortArray,
  $firstN: someOf((values, n) => values.slice(0, n)),
  $lastN: someOf((values, n) => values.slice(-n)),
  $minN: someOf((values, n) => present(values).sort(compare).slice(0, n)),
  $maxN: someOf((values, n) =>
    present(values)
      .sort((a, b) => compare(b, a))
      .slice(0, n),
  ),
};
