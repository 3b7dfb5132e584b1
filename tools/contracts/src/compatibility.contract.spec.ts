import { EVENTS, REQUESTS } from '@om/contracts';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { frozenContracts, frozenText, type FrozenContract } from './frozen-form.js';
import { listReleases, readRelease } from './releases.js';

const root = join(import.meta.dirname, '..', '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const releases = await Promise.all(
  (await listReleases(root)).map(async (release) => ({ release, files: await readRelease(root, release) })),
);
const today = new Map(frozenContracts().map((contract) => [contract.name, contract]));
const schemas = new Map<string, Readonly<Record<string, z.ZodType>>>([
  ...EVENTS.map((event) => [event.type, { data: event.data }] as const),
  ...REQUESTS.map((request) => [request.name, { payload: request.payload, answer: request.answer }] as const),
]);

const ajv = formatsPlugin.default(new Ajv({ strict: false, allErrors: true }));

/** Every example of a released message, each with the part it belongs to. */
const examplesOf = (contract: FrozenContract) =>
  Object.entries(contract.parts).flatMap(([part, { examples }]) =>
    examples.map((example) => ({ part, example })),
  );

describe('the contracts of the current version', () => {
  const current = releases.find(({ release }) => release === version);

  it('are frozen as they are in the code (npm run contracts:freeze)', () => {
    const frozen = Object.fromEntries(
      (current?.files ?? []).map(({ contract, text }) => [contract.name, text]),
    );
    const written = Object.fromEntries(
      [...today.values()].map((contract) => [contract.name, frozenText(contract)]),
    );
    expect(frozen).toEqual(written);
  });
});

describe.each(releases)('a peer of release $release', ({ files }) => {
  it.each(files.map(({ contract }) => contract))('still finds $name', (contract) => {
    expect(today.get(contract.name)?.kind).toBe(contract.kind);
  });

  it.each(files.map(({ contract }) => contract))('is understood when it sends $name', (contract) => {
    for (const { part, example } of examplesOf(contract)) {
      expect(schemas.get(contract.name)?.[part]?.safeParse(example)).toMatchObject({ success: true });
    }
  });

  it.each(files.map(({ contract }) => contract).filter(({ kind }) => kind === 'event'))(
    'understands today’s $name',
    (contract) => {
      const validate = ajv.compile(contract.parts['data']?.schema ?? false);
      for (const { example } of examplesOf(today.get(contract.name) ?? contract)) {
        expect({ valid: validate(example), errors: validate.errors }).toEqual({ valid: true, errors: null });
      }
    },
  );

  it.each(files.map(({ contract }) => contract).filter(({ kind }) => kind !== 'event'))(
    'understands today’s answer to $name',
    (contract) => {
      const validate = ajv.compile(contract.parts['answer']?.schema ?? false);
      for (const { part, example } of examplesOf(today.get(contract.name) ?? contract)) {
        if (part === 'answer') {
          expect({ valid: validate(example), errors: validate.errors }).toEqual({
            valid: true,
            errors: null,
          });
        }
      }
    },
  );
});
