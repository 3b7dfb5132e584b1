import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Seal } from './seal.js';

const now = new Date('2026-11-23T10:00:00.000Z');
const later = new Date('2026-11-23T11:00:00.000Z');
const shape = z.object({ who: z.string() });
const key = randomBytes(32);

describe('a sealed cookie', () => {
  it('gives back what was put in, until it is too old', async () => {
    const seal = new Seal([key], 'staff');
    const token = await seal.close({ who: 'HSP39' }, later);
    expect(await seal.open(token, shape, now)).toEqual({ who: 'HSP39' });
    expect(await seal.open(token, shape, new Date(later.getTime() + 1_000))).toBeUndefined();
  });

  it('shows nothing of what it holds', async () => {
    const token = await new Seal([key], 'staff').close({ who: 'HSP39' }, later);
    const parts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(parts.join('')).not.toContain('HSP39');
  });

  it('of one purpose is nothing for another', async () => {
    const token = await new Seal([key], 'staff').close({ who: 'HSP39' }, later);
    expect(await new Seal([key], 'patient').open(token, shape, now)).toBeUndefined();
  });

  it('is still read after a change of key, while the old key is kept', async () => {
    const next = randomBytes(32);
    const token = await new Seal([key], 'staff').close({ who: 'HSP39' }, later);
    expect(await new Seal([next, key], 'staff').open(token, shape, now)).toEqual({ who: 'HSP39' });
    expect(await new Seal([next], 'staff').open(token, shape, now)).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0..'])('that is "%s" is nothing', async (token) => {
    expect(await new Seal([key], 'staff').open(token, shape, now)).toBeUndefined();
  });

  it('of another shape is nothing', async () => {
    const seal = new Seal([key], 'staff');
    expect(await seal.open(await seal.close({ who: 7 }, later), shape, now)).toBeUndefined();
  });
});
