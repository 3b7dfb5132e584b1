import { BSONRegExp } from 'bson';
import { doc, type Doc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileRegex } from '../../query/regex.js';
import { compileFields, isNullish, namedOperands } from '../build.js';
import type { Operator, Scope } from '../scope.js';
import { needText } from './string.js';

interface Pattern {
  readonly text: string;
  readonly regex: RegExp;
}

const regexOf = (value: Maybe, options: Maybe, name: string): RegExp | undefined => {
  if (isNullish(value)) return undefined;
  const given = isNullish(options)
    ? ''
    : needText(options, 51106, `${name} needs 'options' to be of type string, found: `);
  if (value instanceof BSONRegExp) {
    if (value.options !== '' && given !== '')
      throw new StoreError(
        51107,
        `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
      );
    return compileRegex(value.pattern, value.options || given);
  }
  return compileRegex(
    needText(value, 51105, `${name} needs 'regex' to be of type string or regex, found: `),
    given,
  );
};

const matching =
  (empty: Value, run: (pattern: Pattern) => Maybe): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: ['input', 'regex'], optional: ['options'] },
      { shape: 51103, unknown: 31024, missing: 31022 },
    );
    const field = compileFields(fields, compile);
    const [input, regex, options] = [field('input'), field('regex'), field('options')];
    return (scope: Scope) => {
      const value = input(scope);
      const compiled = regexOf(regex(scope), options(scope), name);
      if (isNullish(value) || !compiled) return empty;
      return run({
        text: needText(value, 51104, `${name} needs 'input' to be of type string, found: `),
        regex: compiled,
      });
    };
  };

const found = (match: RegExpExecArray): Doc =>
  doc({
    match: match[0],
    idx: Array.from(match.input.slice(0, match.index)).length,
    captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
  });

const findAll = ({ text, regex }: Pattern): Maybe =>
  [...text.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map((match) => found(match));

/** Regular expressions as operators. */
export const REGEXES: Record<string, Operator> = {
  $regexMatch: matching(false, ({ text, regex }) => regex.test(text)),
  $regexFind: matching(null, ({ text, regex }) => {
    const match = regex.exec(text);
    return match ? found(match) : null;
  }),
  $regexFindAll: matching([], findAll),
};
