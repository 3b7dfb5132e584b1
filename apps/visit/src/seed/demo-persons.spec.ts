import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { identityOf } from '../patients/personnummer.js';
import { DEMO_PERSONS } from './demo-persons.js';

const file = new URL('../../../../tools/oidc/src/test-persons.ts', import.meta.url);
const logins = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');

describe('a made-up patient of the demonstration', () => {
  it.each(Object.values(DEMO_PERSONS))('$name can log in with the same number', ({ name, personnummer }) => {
    expect(logins).toContain(`name: '${name}', personnummer: '${personnummer}'`);
  });

  it.each(Object.values(DEMO_PERSONS))('$name has a number with a right check digit', ({ personnummer }) => {
    expect(identityOf(personnummer)?.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(Object.values(DEMO_PERSONS))('$name has a telephone number kept for fiction', ({ phone }) => {
    expect(phone).toMatch(/^\+467017406(0[5-9]|[1-9]\d)$/);
  });
});
