import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EVENTS, ownerOf, REQUESTS, SERVICES, SUBSCRIPTIONS } from './index.js';

const parts = [
  ...EVENTS.map((event) => ({
    name: event.type,
    schema: event.data,
    examples: event.examples,
  })),
  ...REQUESTS.flatMap((request) => [
    {
      name: `${request.name} payload`,
      schema: request.payload,
      examples: request.examples.map(({ payload }) => payload),
    },
    {
      name: `${request.name} answer`,
      schema: request.answer,
      examples: request.examples.map(({ answer }) => answer),
    },
  ]),
];

describe('every contract', () => {
  it.each(parts)('$name has examples that fit its own schema', ({ schema, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(schema.safeParse(example)).toMatchObject({ success: true });
  });

  it.each(parts)('$name can be written as JSON Schema, so that it holds no transformation', ({ schema }) => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toHaveProperty('type');
  });

  it('has a name of its own', () => {
    const names = [...EVENTS.map(({ type }) => type), ...REQUESTS.map(({ name }) => name)];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a command or query', () => {
  it.each(REQUESTS)(
    '$name refuses a field it does not know, because a typo is a bug',
    ({ payload, examples }) => {
      const [example] = examples;
      expect(payload.safeParse({ ...(example?.payload as object), unheardOf: 1 }).success).toBe(false);
    },
  );
});

describe('an event', () => {
  it.each(EVENTS)('$type lets a producer add fields', ({ data, examples }) => {
    expect(data.safeParse({ ...(examples[0] as object), addedLater: 1 }).success).toBe(true);
  });

  it.each(EVENTS)('$type is named owner, past, version', ({ type, owner }) => {
    expect(type).toMatch(/^[a-z-]+\.[a-z-]+\.v\d+$/);
    expect(ownerOf(type)).toBe(owner);
  });
});

describe('subscriptions', () => {
  it.each(SERVICES)('%s hears only events that exist, each once', (service) => {
    const heard = SUBSCRIPTIONS[service].map(({ type }) => type);
    expect(new Set(heard).size).toBe(heard.length);
    expect(EVENTS.map(({ type }) => type)).toEqual(expect.arrayContaining(heard));
  });

  it('never bring a service its own events back', () => {
    for (const service of SERVICES)
      expect(SUBSCRIPTIONS[service].filter(({ owner }) => owner === service)).toEqual([]);
  });
});
