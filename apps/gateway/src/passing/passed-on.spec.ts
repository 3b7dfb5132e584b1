import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, idsIn } from '@om/contracts';
import { aClinician, aPatient } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { idsSchema, PASSED_ON, payloadOf, readingOf } from './passed-on.js';

const NO_QUERY = z.object({});

/** A payload as a browser would send it: ids in the path, numbers of a query as text. */
const sentAs = (payload: Record<string, unknown>, { path, method }: { path: string; method: string }) => {
  const inPath = new Set(idsIn(path));
  const pick = (wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(payload).filter(([name]) => wanted(name)));
  const rest = pick((name) => !inPath.has(name));
  return {
    ids: pick((name) => inPath.has(name)),
    query: method === 'GET' ? asText(rest) : {},
    body: method === 'GET' ? undefined : rest,
  };
};
const asText = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

describe('a route that is passed on', () => {
  it.each(PASSED_ON)('%s asks what its message has as examples', (_name, route) => {
    const sendable = route.asks.examples
      .map(({ payload }) => ({ payload, sent: sentAs(payload as Record<string, unknown>, route) }))
      .filter(({ sent }) => (route.query ?? NO_QUERY).safeParse(sent.query).success);
    expect(sendable.length).toBeGreaterThan(0);
    for (const { payload, sent } of sendable) {
      const commandId = randomUUID();
      const withId = route.asks.kind === 'command' ? { ...sent.body, commandId } : sent.body;
      const body = route.body ? route.body.safeParse(withId) : undefined;
      const parts = {
        ids: idsSchema(route).parse(sent.ids),
        query: (route.query ?? NO_QUERY).parse(sent.query) as object,
        body: (body?.success ? body.data : (sent.body ?? {})) as object,
      };
      expect(payloadOf(parts).payload).toMatchObject(payload as object);
      expect(route.asks.payload.safeParse(payloadOf(parts).payload)).toMatchObject({ success: true });
    }
  });

  it.each(PASSED_ON)('%s answers what its message has as examples', (_name, route) => {
    const asker = route.access === 'patient' ? aPatient() : aClinician();
    for (const { answer } of route.asks.examples) {
      const told: unknown = route.asks.answer.parse(answer);
      expect(route.answer?.safeParse(readingOf(route, told, asker))).toMatchObject({ success: true });
    }
  });

  it('gives the command the id that the browser chose, and no field of that name to the service', () => {
    const parts = { ids: { visitId: 'v' }, query: {}, body: { commandId: 'c', text: 't' } };
    expect(payloadOf(parts)).toEqual({ payload: { visitId: 'v', text: 't' }, commandId: 'c' });
  });

  it('takes the id of the path, whatever else is sent by its name', () => {
    const parts = { ids: { visitId: 'of the path' }, query: {}, body: { visitId: 'of the body' } };
    expect(payloadOf(parts).payload).toEqual({ visitId: 'of the path' });
  });
});

describe('a patient', () => {
  it('reads the own case, never the visit, of any command', () => {
    const patient = aPatient({ personId: exampleSnapshot.patient.patientId });
    const commands = PASSED_ON.filter(
      ([, { access, asks }]) => access === 'patient' && asks.name.startsWith('visit.'),
    );
    for (const [, route] of commands)
      expect(JSON.stringify(readingOf(route, { visit: exampleSnapshot }, patient))).not.toMatch(
        /priority|personnummer|SE2321000131/,
      );
    expect(commands.length).toBeGreaterThan(0);
  });
});
