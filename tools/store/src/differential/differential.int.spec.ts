import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Item, Model, type Operation, type Question } from './model.js';
import { prepare, runOn } from './subject.js';
import { type Served, serve } from '../testing/served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

/** How many sequences are tried; more by hand, before a release. */
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 25);

const kind = fc.constantFrom('a', 'b', 'å', '😀', '\uffee');
const small = fc.integer({ min: -3, max: 6 });
const tag = fc.integer({ min: 0, max: 4 });
const id = fc.integer({ min: 0, max: 15 });

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.constant({ on: 'all' } as const),
  fc.record({ on: fc.constant('id' as const), id }),
  fc.record({ on: fc.constant('kind' as const), kinds: fc.array(kind, { maxLength: 3 }) }),
  fc.record({ on: fc.constant('n' as const), from: small, to: small }),
  fc.constant({ on: 'n missing' } as const),
  fc.record({ on: fc.constant('tag' as const), tag }),
  fc.record({ on: fc.constant('kind and n' as const), kind, from: small }),
);

/** Changes that may be refused touch one item, since the order in which many are changed is the server's own. */
const one: fc.Arbitrary<Question> = fc.record({ on: fc.constant('id' as const), id });

const item: fc.Arbitrary<Item> = fc
  .record({
    _id: id,
    kind,
    n: fc.option(small, { nil: undefined }),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
  })
  .map(({ n, ...rest }) => (n === undefined ? rest : { ...rest, n }));

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('insert' as const), item }) },
  fc.record({ do: fc.constant('add' as const), where: one, amount: small }),
  fc.record({ do: fc.constant('unset' as const), where: question }),
  fc.record({ do: fc.constant('tag' as const), where: question, tag }),
  fc.record({ do: fc.constant('untag' as const), where: question, tag }),
  fc.record({ do: fc.constant('delete' as const), where: one }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('find' as const),
      where: question,
      by: fc.constantFrom('n' as const, 'kind' as const),
      order: fc.constantFrom(1 as const, -1 as const),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
  },
);

const sameItems = (items: readonly Item[]): readonly Item[] => items.toSorted((a, b) => a._id - b._id);

describe('random sequences of operations', () => {
  it.each([false, true])(
    'come to the same as in a simple model, with more indexes: %s',
    async (indexed) => {
      const items = served.db.collection<Item>(indexed ? 'indexed' : 'plain');
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 40 }), async (operations) => {
          const model = new Model();
          await prepare(items, indexed);
          for (const each of operations) expect(await runOn(items, each)).toEqual(model.run(each));
          expect(sameItems(await items.find().toArray())).toEqual(sameItems(model.items));
        }),
        { numRuns: RUNS },
      );
    },
    30_000 + RUNS * 2000,
  );
});
