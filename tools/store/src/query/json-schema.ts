import { BSONRegExp } from 'bson';
import { compareNumbers, toDouble } from '../bson/number.js';
import { equal } from '../bson/compare.js';
import { modulo } from '../bson/arithmetic.js';
import { isDoc, type TypeName, typeOf, type Value } from '../bson/value.js';
import type { Expression } from './expression.js';
import { compileRegex } from './regex.js';
import { parseTypes } from './types.js';
import {
  count,
  failed,
  isArray,
  isText,
  type Keyword,
  need,
  number,
  onArrays,
  onDocs,
  onNumbers,
  onText,
  type Test,
  wrongType,
} from './json-keyword.js';

/** The types of JSON Schema's own `type`; integers have none, they are `bsonType` int or long. */
const JSON_TYPES: Record<string, readonly TypeName[]> = {
  object: ['object'],
  array: ['array'],
  string: ['string'],
  boolean: ['bool'],
  null: ['null'],
  number: ['int', 'long', 'double', 'decimal'],
};

const jsonType: Keyword = (operand) => {
  const names = Array.isArray(operand) ? operand : [operand];
  const types = new Set(
    names.flatMap((name) => {
      const known =
        typeof name === 'string' && Object.hasOwn(JSON_TYPES, name) ? JSON_TYPES[name] : undefined;
      if (!known)
        throw failed(
          `$jsonSchema type '${typeof name === 'string' ? name : typeOf(name)}' is not currently supported.`,
        );
      return known;
    }),
  );
  return (value) => types.has(typeOf(value));
};

const schemas = (operand: Value, name: string): readonly Test[] => {
  const list = need(operand, isArray, name, 'an array');
  if (list.length === 0) throw failed(`$jsonSchema keyword '${name}' must be a non-empty array`);
  return list.map((schema) => schemaTest(schema, name));
};

const named = (operand: Value, name: string): ReadonlyMap<string, Test> =>
  new Map(
    [...need(operand, isDoc, name, 'an object')].map(([field, schema]) => [field, schemaTest(schema, name)]),
  );

const patterns = (operand: Value): readonly (readonly [RegExp, Test])[] =>
  [...named(operand, 'patternProperties')].map(([pattern, test]) => [compileRegex(pattern, ''), test]);

const additional: Keyword = (operand, schema) => {
  const known = new Set(
    schema.has('properties') ? need(schema.get('properties'), isDoc, 'properties', 'an object').keys() : [],
  );
  const fitting = schema.has('patternProperties') ? patterns(schema.get('patternProperties')) : [];
  const test: Test =
    typeof operand === 'boolean' ? () => operand : schemaTest(operand, 'additionalProperties');
  const isKnown = (name: string): boolean =>
    known.has(name) || fitting.some(([pattern]) => pattern.test(name));
  return onDocs((value) => [...value].every(([name, field]) => isKnown(name) || test(field)));
};

const items: Keyword = (operand) => {
  if (!Array.isArray(operand)) {
    const test = schemaTest(operand, 'items');
    return onArrays((value) => value.every(test));
  }
  const tests = operand.map((schema) => schemaTest(schema, 'items'));
  return onArrays((value) => tests.every((test, at) => at >= value.length || test(value[at])));
};

const additionalItems: Keyword = (operand, schema) => {
  const first = schema.get('items');
  if (!Array.isArray(first)) return () => true;
  const test: Test = typeof operand === 'boolean' ? () => operand : schemaTest(operand, 'additionalItems');
  return onArrays((value) => value.slice(first.length).every(test));
};

const dependencies: Keyword = (operand) => {
  const tests = [...need(operand, isDoc, 'dependencies', 'an object')].map(([name, needed]) => {
    const test: Test = Array.isArray(needed)
      ? onDocs((value) => needed.every((field) => typeof field === 'string' && value.has(field)))
      : schemaTest(needed, 'dependencies');
    return [name, test] as const;
  });
  return onDocs((value) => tests.every(([name, test]) => !value.has(name) || test(value)));
};

const unique = (values: readonly Value[]): boolean =>
  values.every((value, at) => !values.slice(0, at).some((other) => equal(other, value)));

const bound =
  (name: string, exclusive: string, sign: 1 | -1): Keyword =>
  (operand, schema) => {
    const limit = number(operand, name);
    const open = schema.get(exclusive) === true;
    return onNumbers((value) => compareNumbers(value, limit) * sign >= (open ? 1 : 0));
  };

const isFlag =
  (beside: string, name: string): Keyword =>
  (operand, schema) => {
    if (typeof operand !== 'boolean') throw wrongType(`$jsonSchema keyword '${name}' must be a boolean`);
    if (!schema.has(beside))
      throw failed(`$jsonSchema keyword '${beside}' must be a present if ${name} is present`);
    return () => true;
  };

const required: Keyword = (operand) => {
  const names = need(operand, isArray, 'required', 'an array').map((name) =>
    need(name, isText, 'required', 'an array of strings'),
  );
  if (names.length === 0) throw failed("$jsonSchema keyword 'required' cannot be an empty array");
  return onDocs((value) => names.every((name) => value.has(name)));
};

const nothing: Keyword = () => () => true;

const KEYWORDS: Record<string, Keyword> = {
  type: jsonType,
  bsonType: (operand) => {
    const types = parseTypes(operand);
    return (value) => types.has(typeOf(value));
  },
  enum: (operand) => {
    const values = need(operand, isArray, 'enum', 'an array');
    return (value) => values.some((each) => equal(each, value));
  },
  allOf: (operand) => {
    const tests = schemas(operand, 'allOf');
    return (value) => tests.every((test) => test(value));
  },
  anyOf: (operand) => {
    const tests = schemas(operand, 'anyOf');
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (operand) => {
    const tests = schemas(operand, 'oneOf');
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  not: (operand) => {
    const test = schemaTest(operand, 'not');
    return (value) => !test(value);
  },
  minimum: bound('minimum', 'exclusiveMinimum', 1),
  maximum: bound('maximum', 'exclusiveMaximum', -1),
  exclusiveMinimum: isFlag('minimum', 'exclusiveMinimum'),
  exclusiveMaximum: isFlag('maximum', 'exclusiveMaximum'),
  multipleOf: (operand) => {
    const by = number(operand, 'multipleOf');
    return onNumbers((value) => toDouble(modulo(value, by) ?? 0) === 0);
  },
  minLength: (operand) => {
    const limit = count(operand, 'minLength');
    return onText((value) => Array.from(value).length >= limit);
  },
  maxLength: (operand) => {
    const limit = count(operand, 'maxLength');
    return onText((value) => Array.from(value).length <= limit);
  },
  pattern: (operand) => {
    const regex =
      operand instanceof BSONRegExp
        ? compileRegex(operand.pattern, operand.options)
        : compileRegex(need(operand, isText, 'pattern', 'a string'), '');
    return onText((value) => regex.test(value));
  },
  minItems: (operand) => {
    const limit = count(operand, 'minItems');
    return onArrays((value) => value.length >= limit);
  },
  maxItems: (operand) => {
    const limit = count(operand, 'maxItems');
    return onArrays((value) => value.length <= limit);
  },
  uniqueItems: (operand) => (operand === true ? onArrays(unique) : () => true),
  items,
  additionalItems,
  minProperties: (operand) => {
    const limit = count(operand, 'minProperties');
    return onDocs((value) => value.size >= limit);
  },
  maxProperties: (operand) => {
    const limit = count(operand, 'maxProperties');
    return onDocs((value) => value.size <= limit);
  },
  required,
  properties: (operand) => {
    const tests = named(operand, 'properties');
    return onDocs((value) => [...tests].every(([name, test]) => !value.has(name) || test(value.get(name))));
  },
  patternProperties: (operand) => {
    const tests = patterns(operand);
    return onDocs((value) =>
      [...value].every(([name, field]) =>
        tests.every(([pattern, test]) => !pattern.test(name) || test(field)),
      ),
    );
  },
  additionalProperties: additional,
  dependencies,
  title: nothing,
  description: nothing,
};

const schemaTest = (schema: Value, within: string): Test => {
  const keywords = need(schema, isDoc, within, 'an object');
  const tests = [...keywords].map(([name, operand]) => {
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    if (!keyword) throw failed(`Unknown $jsonSchema keyword: ${name}`);
    return keyword(operand, keywords);
  });
  return (value) => tests.every((test) => test(value));
};

/** `$jsonSchema`: draft 4 as MongoDB has it, with `bsonType`. */
export const jsonSchema = (operand: Value): Expression => {
  if (!isDoc(operand)) throw wrongType('$jsonSchema must be an object');
  const test = schemaTest(operand, '$jsonSchema');
  return { kind: 'computed', test };
};
