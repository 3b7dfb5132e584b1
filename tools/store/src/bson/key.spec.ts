import { describe, expect, it } from '@jest/globals';
import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { compare } from './compare.js';
import { decode } from './decode.js';
import { encode } from './encode.js';
import { keyOf } from './key.js';
import { double, type Value } from './value.js';

const decimal = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
    fc.oneof(fc.integer({ min: -40, max: 5 }), fc.integer({ min: -6100, max: 6000 })),
  )
  .map(([digits, exponent]) => Decimal128.fromStringWithRounding(`${digits}E${exponent}`));

const number: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.double().map(double),
  fc
    .double()
    .map((value) => (Number.isFinite(value) ? Decimal128.fromStringWithRounding(String(value)) : value)),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
  fc.bigInt({ min: (1n << 53n) - 5n, max: (1n << 53n) + 5n }),
  fc.integer({ min: -3, max: 3 }).map(BigInt),
  decimal,
);

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  fc.constantFrom<Value>(null, undefined, true, false, new MinKey(), new MaxKey(), '', 'a', 'a\0', 'a\0b'),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.string().map((pattern) => new BSONRegExp(pattern.replaceAll('\0', ''))),
  fc.nat().map((t) => new Timestamp({ t, i: 1 })),
);

const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'ab'), tie('value')), { maxLength: 3 })
      .map((fields) => new Map(fields)),
  ),
})).value;

const sign = (order: number): number => Math.sign(order);

describe('index keys', () => {
  it('stand in the order of the values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sign(Buffer.compare(keyOf([a]), keyOf([b])))).toBe(sign(compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('stand in the order of numbers of every type', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(sign(Buffer.compare(keyOf([a]), keyOf([b])))).toBe(sign(compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('stand field by field, in each field’s own direction', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, scalar, (a, b, c, d) => {
        const wanted = compare(a, c) || -compare(b, d);
        expect(sign(Buffer.compare(keyOf([a, b], [1, -1]), keyOf([c, d], [1, -1])))).toBe(sign(wanted));
      }),
    );
  });
});

describe('comparison', () => {
  it('is an order: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(sign(compare(a, b))).toBe(-sign(compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('documents', () => {
  it('are the same after being written and read', () => {
    fc.assert(
      fc.property(value, (field) => {
        const bytes = encode(new Map([['field', field]]));
        expect(encode(decode(bytes)).equals(bytes)).toBe(true);
      }),
    );
  });
});
