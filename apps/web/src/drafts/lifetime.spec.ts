import { DRAFT_HOURS } from '@om/visit-state';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryStorage } from '../testing/in-memory-storage.js';
import { createCipher } from './cipher.js';
import { DraftStore } from './draft-store.js';
import { removeTooOld, UNSENT_CASE } from './lifetime.js';

const MINE = btoa('0123456789abcdef0123456789abcdef');
const BEGUN = Date.parse('2026-11-23T09:00:00.000Z');
const HOUR_MS = 3_600_000;
const TOO_OLD = BEGUN + DRAFT_HOURS * HOUR_MS;

describe('a case that was begun and not sent', () => {
  let storage: InMemoryStorage;
  const open = async (now = BEGUN) => DraftStore.open(storage, await createCipher(MINE), () => now);
  const begin = async (key = UNSENT_CASE, now = BEGUN) => {
    const drafts = await open(now);
    drafts.set(key, `Ont i axeln ${now}`);
    await drafts.settled();
  };
  beforeEach(() => {
    storage = new InMemoryStorage();
  });

  it('is removed from the browser after a day, without anybody logging in', async () => {
    await begin();
    removeTooOld(storage, TOO_OLD);
    expect(storage.length).toBe(0);
  });
  it('is there for the whole day', async () => {
    await begin();
    removeTooOld(storage, TOO_OLD - 1);
    expect((await open()).get(UNSENT_CASE)).toBe(`Ont i axeln ${BEGUN}`);
  });
  it('is kept a day more by whoever goes on with it', async () => {
    await begin();
    await begin(UNSENT_CASE, TOO_OLD - HOUR_MS);
    removeTooOld(storage, TOO_OLD);
    expect((await open()).get(UNSENT_CASE)).toBe(`Ont i axeln ${TOO_OLD - HOUR_MS}`);
  });
  it('takes nothing else with it: a message that waits to be sent, a language', async () => {
    await begin('chat:1');
    storage.setItem('om.language', 'en');
    removeTooOld(storage, TOO_OLD + 1_000 * HOUR_MS);
    expect((await open()).get('chat:1')).toBeDefined();
    expect(storage.getItem('om.language')).toBe('en');
  });
});
