import { compileExpression } from '../aggregate/expression.js';
import { checkUpdatePipeline } from '../aggregate/pipeline-update.js';
import { scopeOf } from '../aggregate/scope.js';
import { show } from '../bson/show.js';
import { doc, type Doc, isDoc, type Maybe, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import { letVariables } from './let.js';
import { type Target, targetOf } from './output-target.js';
import type { Request } from './request.js';

/** What a `$merge` does, checked. */
export interface Merge {
  readonly target: Target;
  /** The fields by which a result and a stored document are the same. */
  readonly on: readonly string[];
  readonly whenMatched: string | readonly Value[];
  readonly whenNotMatched: string;
  readonly bypassValidation: boolean;
  /** What a `whenMatched` pipeline may refer to, for one result. */
  readonly variables: (root: Doc) => ReadonlyMap<string, Maybe>;
}

const FIELDS = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const MATCHED = ['replace', 'keepExisting', 'merge', 'fail'];
const NOT_MATCHED = ['insert', 'discard', 'fail'];

const choice = (spec: Doc, name: string, known: readonly string[], otherwise: string): string => {
  const value = spec.get(name) ?? otherwise;
  if (typeof value === 'string' && known.includes(value)) return value;
  if (typeof value !== 'string')
    throw new StoreError(
      name === 'whenMatched' ? 51191 : 'TypeMismatch',
      `$merge '${name}' must be a string${name === 'whenMatched' ? ' or an array' : ''}, but found ${typeOf(value)}`,
    );
  throw new StoreError(
    'BadValue',
    `Enumeration value '${value}' for field '$merge.${name}' is not a valid value.`,
  );
};

const whenMatchedOf = (spec: Doc): Merge['whenMatched'] => {
  const value = spec.get('whenMatched');
  return Array.isArray(value) ? value : choice(spec, 'whenMatched', MATCHED, 'merge');
};

const onOf = (value: Value): readonly string[] => {
  if (value === undefined) return ['_id'];
  const fields = Array.isArray(value) ? value : [value];
  if (fields.length === 0)
    throw new StoreError(51187, "If explicitly specifying $merge 'on', must include at least one field");
  for (const field of fields)
    if (typeof field !== 'string')
      throw new StoreError(
        Array.isArray(value) ? 51134 : 51186,
        Array.isArray(value)
          ? `$merge 'on' array elements must be strings, but found ${typeOf(field)}`
          : `$merge 'on' field must be either a string or an array of strings, but found ${typeOf(field)}`,
      );
  const names = fields.map(String);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new StoreError(31465, `Found a duplicate field '${twice}'`);
  return names;
};

const checkModes = (whenMatched: Merge['whenMatched'], whenNotMatched: string, spec: Doc): void => {
  const matched = typeof whenMatched === 'string' ? whenMatched : 'pipeline';
  if (['keepExisting', 'fail'].includes(matched) && whenNotMatched !== 'insert')
    throw new StoreError(
      51181,
      `Combination of $merge modes not supported: whenMatched: '${matched}' and whenNotMatched: '${whenNotMatched}'`,
    );
  if (matched !== 'pipeline' && spec.has('let'))
    throw new StoreError(51199, `Cannot use 'let' variables with 'whenMatched: ${matched}' mode`);
};

/** The variables of `let`; without it the result itself as `$$new`. */
const variablesOf = (request: Request, given: Value): Merge['variables'] => {
  if (given !== undefined && !isDoc(given))
    throw new StoreError(
      'TypeMismatch',
      `BSON field '$merge.let' is the wrong type '${typeOf(given)}', expected type 'object'`,
    );
  if (given?.has('new') && given.get('new') !== '$$ROOT')
    throw new StoreError(
      51273,
      `'let' may not define a value for the reserved 'new' variable other than '$$ROOT', but found: ${show(given.get('new'))}`,
    );
  const fields = [...(given ?? doc({ new: '$$ROOT' }))].map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  const outer = letVariables(request);
  return (root) =>
    new Map([...outer, ...fields.map(([name, evaluate]) => [name, evaluate(scopeOf(root))] as const)]);
};

/** Reads a `$merge`; throws in MongoDB's words and numbers for what it does not know or combine. */
export const mergeOf = (request: Request, operand: Value): Merge => {
  if (typeof operand !== 'string' && !isDoc(operand))
    throw new StoreError(51182, `$merge only supports a string or object argument, not ${typeOf(operand)}`);
  const spec = isDoc(operand) ? operand : doc({ into: operand });
  knownFields(spec, '$merge', FIELDS);
  if (!spec.has('into'))
    throw new StoreError(40414, "BSON field '$merge.into' is missing but a required field");
  const whenMatched = whenMatchedOf(spec);
  const whenNotMatched = choice(spec, 'whenNotMatched', NOT_MATCHED, 'insert');
  checkModes(whenMatched, whenNotMatched, spec);
  if (typeof whenMatched !== 'string') checkUpdatePipeline(whenMatched, new Map());
  return {
    target: targetOf(spec.get('into'), request, '$merge'),
    on: onOf(spec.get('on')),
    whenMatched,
    whenNotMatched,
    bypassValidation: request.flag('bypassDocumentValidation'),
    variables: variablesOf(request, spec.get('let')),
  };
};
