import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type TypeName, typeOf, type Value } from '../bson/value.js';
import type { Collation } from '../collation/collation.js';
import { readCollation } from '../collation/read-collation.js';
import { TimeLimit } from '../query/time-limit.js';
import { StoreError } from '../errors.js';

/** A document that came with a command, as bytes and read. */
export interface GivenDocument {
  readonly bytes: Buffer;
  readonly doc: Doc;
}

/** One command as it came in. */
export class Request {
  /** The command's name: the first field. */
  readonly name: string;
  readonly database: string;
  private limit: TimeLimit | undefined;
  /** The numbers of the rows that a search before the write has found. */
  ahead: readonly number[] | undefined;
  /** Set by a command that has more to say: a client that takes several answers gets the next one without asking. */
  goesOn = false;

  constructor(
    readonly body: Doc,
    /** Documents sent beside the body (OP_MSG sections of kind 1). */
    private readonly sequences: ReadonlyMap<string, readonly Buffer[]>,
    /** Tells connections apart. */
    readonly connectionId: number,
    /** When the command arrived. */
    readonly now: Date,
  ) {
    this.name = body.keys().next().value ?? '';
    const database = body.get('$db');
    this.database = typeof database === 'string' ? database : 'test';
  }

  /** How long the command may take; counted from the first look. */
  get time(): TimeLimit {
    this.limit ??= new TimeLimit(this.count('maxTimeMS'));
    return this.limit;
  }

  /** How texts are to be compared: as the command says, else as the collection does; undefined for bytes. */
  collationOn(collection: { readonly collation: Collation | undefined } | undefined): Collation | undefined {
    return readCollation(this.body.get('collation'), collection?.collation);
  }

  private wrongType(field: string, expected: string): StoreError {
    const given = typeOf(this.body.get(field));
    return new StoreError(
      'TypeMismatch',
      `BSON field '${this.name}.${field}' is the wrong type '${given}', expected type '${expected}'`,
    );
  }

  has(field: string): boolean {
    return this.body.has(field);
  }

  get(field: string): Value {
    return this.body.get(field);
  }

  private read<T extends Value>(
    field: string,
    type: TypeName,
    is: (value: Value) => value is T,
  ): T | undefined {
    const value = this.body.get(field);
    if (value === undefined || value === null) return undefined;
    if (!is(value)) throw this.wrongType(field, type);
    return value;
  }

  optionalText(field: string): string | undefined {
    return this.read(field, 'string', (value) => typeof value === 'string');
  }

  text(field: string, otherwise?: string): string {
    const found = this.optionalText(field) ?? otherwise;
    if (found === undefined) throw this.missing(field);
    return found;
  }

  missing(field: string): StoreError {
    return new StoreError(40414, `BSON field '${this.name}.${field}' is missing but a required field`);
  }

  optionalDoc(field: string): Doc | undefined {
    return this.read(field, 'object', isDoc);
  }

  doc(field: string): Doc {
    return this.optionalDoc(field) ?? new Map<string, Value>();
  }

  needDoc(field: string): Doc {
    const found = this.optionalDoc(field);
    if (!found) throw this.missing(field);
    return found;
  }

  optionalList(field: string): readonly Value[] | undefined {
    return this.read(field, 'array', (value) => Array.isArray(value));
  }

  /** True for true and for numbers other than zero. */
  flag(field: string, otherwise = false): boolean {
    const value = this.body.get(field);
    if (value === undefined || value === null) return otherwise;
    if (isNumeric(value)) return toDouble(value) !== 0;
    if (typeof value !== 'boolean') throw this.wrongTypes(field, '[bool, long, int, decimal, double]');
    return value;
  }

  private wrongTypes(field: string, expected: string): StoreError {
    const given = typeOf(this.body.get(field));
    return new StoreError(
      'TypeMismatch',
      `BSON field '${this.name}.${field}' is the wrong type '${given}', expected types '${expected}'`,
    );
  }

  number(field: string): number | undefined {
    const value = this.body.get(field);
    if (value === undefined || value === null) return undefined;
    if (!isNumeric(value)) throw this.wrongTypes(field, '[long, int, decimal, double]');
    return toDouble(value);
  }

  /** A whole number of at least zero. */
  count(field: string): number | undefined {
    const value = this.number(field);
    if (value !== undefined && value < 0)
      throw new StoreError(51024, `BSON field '${field}' value must be >= 0, actual value '${value}'`);
    return value === undefined ? undefined : Math.trunc(value);
  }

  /** The documents of a field, whether they came in the body or beside it. */
  documents(field: string): readonly GivenDocument[] {
    const beside = this.sequences.get(field);
    if (beside) return beside.map((bytes) => ({ bytes, doc: decode(bytes) }));
    const inside = this.optionalList(field);
    if (!inside) throw this.missing(field);
    return inside.map((value, at) => {
      if (!isDoc(value))
        throw new StoreError(
          'TypeMismatch',
          `BSON field '${this.name}.${field}.${at}' is the wrong type '${typeOf(value)}', expected type 'object'`,
        );
      return { bytes: encode(value), doc: value };
    });
  }

  /** The document of a field that has exactly one, as the statement of most write commands. */
  onlyDocument(field: string): Doc | undefined {
    const [only, ...others] = this.sequences.get(field) ?? this.optionalList(field) ?? [];
    if (others.length > 0) return undefined;
    if (only instanceof Buffer) return decode(only);
    return isDoc(only) ? only : undefined;
  }

  /** The names of all fields, those that came beside the body included. */
  fieldNames(): readonly string[] {
    return [...this.body.keys(), ...this.sequences.keys()];
  }

  /** The collection the command names in its first field. */
  collection(): string {
    const name = this.body.get(this.name);
    if (typeof name !== 'string')
      throw new StoreError('InvalidNamespace', `collection name has invalid type ${typeOf(name)}`);
    if (name === '' || name.includes('\0'))
      throw new StoreError('InvalidNamespace', `Invalid namespace specified '${this.database}.${name}'`);
    return name;
  }
}
