import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Served, serve } from '../testing/served.js';
import { EXPRESSION_ROWS, SUBJECT } from './rows/expressions.js';
import { AS_SENT, typed } from './rows/values.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.db.collection<typeof SUBJECT>('subjects').insertOne(SUBJECT);
});
afterAll(() => served.stop());

describe('an expression', () => {
  it.each(EXPRESSION_ROWS.map(([expression, value]) => [JSON.stringify(expression), expression, value]))(
    '%s has its value, of its type',
    async (_, expression, value) => {
      const pipeline = [{ $project: { _id: 0, value: expression } }];
      const [found] = await served.db.collection('subjects').aggregate(pipeline, AS_SENT).toArray();
      expect(typed(found)).toBe(typed({ value }));
    },
  );
});
