import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { crashRounds } from './rounds.js';

it('keeps every acknowledged write, once, and what a reader has seen as durable, over 20 kills in the middle of writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-crash-'));
  const { acknowledged, seen, problems } = await crashRounds(folder, 20, Math.random);
  rmSync(folder, { recursive: true, force: true });
  expect(problems).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
  expect(seen).toBeGreaterThan(0);
}, 240_000);
