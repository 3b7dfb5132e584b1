import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';

/** One statement of an update or delete command, with its fields checked. */
export class Statement {
  constructor(
    private readonly fields: Doc,
    private readonly place: string,
    known: readonly string[],
  ) {
    knownFields(fields, place, known);
  }

  get(name: string): Value {
    return this.fields.get(name);
  }

  private wrong(name: string, expected: string): StoreError {
    return new StoreError(
      'TypeMismatch',
      `BSON field '${this.place}.${name}' is the wrong type '${typeOf(this.get(name))}', expected type '${expected}'`,
    );
  }

  need(name: string): Value {
    if (!this.fields.has(name))
      throw new StoreError(40414, `BSON field '${this.place}.${name}' is missing but a required field`);
    return this.fields.get(name);
  }

  needDoc(name: string): Doc {
    const value = this.need(name);
    if (!isDoc(value)) throw this.wrong(name, 'object');
    return value;
  }

  optionalDoc(name: string): Doc | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isDoc(value)) throw this.wrong(name, 'object');
    return value;
  }

  optionalList(name: string): readonly Value[] | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw this.wrong(name, 'array');
    return value;
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (value === undefined || value === null) return false;
    if (isNumeric(value)) return toDouble(value) !== 0;
    if (typeof value !== 'boolean') throw this.wrong(name, 'bool');
    return value;
  }
}
