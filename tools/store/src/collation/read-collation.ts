import { isNumeric, toDouble } from '../bson/number.js';
import { type Collation, collationOf } from './collation.js';
import { show } from '../bson/show.js';
import { type Doc, doc, isDoc, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';

/** Every field of a collation as MongoDB shows it, with what it is when it is not given. */
const DEFAULTS: Doc = doc({
  locale: '',
  caseLevel: false,
  caseFirst: 'off',
  strength: 3,
  numericOrdering: false,
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  normalization: false,
  backwards: false,
  version: '57.1',
});

const CHOICES: Record<string, readonly Value[]> = {
  caseFirst: ['off', 'upper', 'lower'],
  strength: [1, 2, 3, 4, 5],
  alternate: ['non-ignorable', 'shifted'],
  maxVariable: ['punct', 'space'],
  version: ['57.1'],
};

const invalid = (name: string, spec: Doc): StoreError =>
  new StoreError('BadValue', `Field '${name}' is invalid in: ${show(spec)}`);

const fieldOf = (name: string, spec: Doc): Value => {
  const given = spec.get(name);
  const standard = DEFAULTS.get(name);
  if (given === undefined || given === null) return standard;
  const value = isNumeric(given) ? toDouble(given) : given;
  const sameType = typeof value === typeof standard;
  if (!sameType)
    throw new StoreError(
      'TypeMismatch',
      `BSON field 'collation.${name}' is the wrong type '${typeOf(given)}', expected type '${typeOf(standard)}'`,
    );
  if (CHOICES[name]?.includes(value) === false)
    throw new StoreError(
      'BadValue',
      `Enumeration value '${show(value)}' for field 'collation.${name}' is not a valid value.`,
    );
  return value;
};

/** What a collation asks of its language, ICU's names for it. */
const KEYWORDS: Record<string, string> = { phonebook: 'phonebk', traditional: 'trad', dictionary: 'dict' };

const tagOf = (locale: string, spec: Doc): string => {
  const [name = '', keyword] = locale.split('@collation=');
  const tag = name.replaceAll('_', '-') + (keyword ? `-u-co-${KEYWORDS[keyword] ?? keyword}` : '');
  try {
    if (Intl.Collator.supportedLocalesOf([tag]).length > 0) return tag;
  } catch {
    throw invalid('locale', spec);
  }
  throw invalid('locale', spec);
};

const localeOf = (full: Doc): string => {
  const locale = full.get('locale');
  return typeof locale === 'string' ? locale : '';
};

const sensitivityOf = (full: Doc): 'base' | 'accent' | 'case' | 'variant' => {
  const strength = full.get('strength');
  if (strength === 1) return full.get('caseLevel') === true ? 'case' : 'base';
  return strength === 2 ? 'accent' : 'variant';
};

/** What ICU can do by MongoDB's options and JavaScript's collator cannot: refused. */
const refuseBeyond = (full: Doc): void => {
  const beyond =
    full.get('backwards') === true ||
    full.get('maxVariable') === 'space' ||
    (full.get('strength') === 4 && full.get('alternate') === 'shifted') ||
    (full.get('strength') === 2 && full.get('caseLevel') === true);
  if (beyond)
    throw new StoreError(
      'NotImplemented',
      `the collation ${show(full)} is not supported by the embedded store`,
    );
};

const collator = (full: Doc): Collation => {
  const locale = localeOf(full);
  const first = full.get('caseFirst');
  const made = new Intl.Collator(tagOf(locale, full), {
    sensitivity: sensitivityOf(full),
    numeric: full.get('numericOrdering') === true,
    ignorePunctuation: full.get('alternate') === 'shifted',
    caseFirst: first === 'upper' || first === 'lower' ? first : 'false',
  });
  return collationOf(made, full.get('strength') === 5);
};

/** The collation with all its fields; undefined for none and for `simple`. Throws BadValue (2) and kin for what is none. */
export const fullCollation = (given: Value): Doc | undefined => {
  if (given === undefined || given === null) return undefined;
  if (!isDoc(given))
    throw new StoreError(
      'TypeMismatch',
      `BSON field 'collation' is the wrong type '${typeOf(given)}', expected type 'object'`,
    );
  if (given.size === 0) return undefined;
  knownFields(given, 'collation', [...DEFAULTS.keys()]);
  if (given.get('locale') === undefined)
    throw new StoreError(40414, "BSON field 'collation.locale' is missing but a required field");
  const full: Doc = new Map([...DEFAULTS.keys()].map((name) => [name, fieldOf(name, given)] as const));
  if (full.get('locale') === 'simple') {
    if (given.size > 1) throw invalid('locale', given);
    return undefined;
  }
  refuseBeyond(full);
  tagOf(localeOf(full), given);
  return full;
};

const made = new Map<string, Collation>();

/**
 * How texts compare under a collation; undefined for bytes.
 *
 * @param otherwise what holds when no collation is given.
 */
export const readCollation = (given: Value, otherwise?: Collation): Collation | undefined => {
  if (given === undefined || given === null || (isDoc(given) && given.size === 0)) return otherwise;
  const full = fullCollation(given);
  if (!full) return undefined;
  const key = show(full);
  const known = made.get(key) ?? collator(full);
  made.set(key, known);
  return known;
};
