import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryStorage } from '../testing/in-memory-storage.js';
import { createCipher } from './cipher.js';
import { DraftStore } from './draft-store.js';

const MINE = btoa('0123456789abcdef0123456789abcdef');
const OTHERS = btoa('fedcba9876543210fedcba9876543210');
const everything = (storage: InMemoryStorage) =>
  Array.from({ length: storage.length }, (_, index) => {
    const key = storage.key(index) ?? '';
    return `${key}=${storage.getItem(key) ?? ''}`;
  }).join('\n');

describe('what a person has typed', () => {
  let storage: InMemoryStorage;
  const open = async (draftKey = MINE) => DraftStore.open(storage, await createCipher(draftKey));
  beforeEach(() => {
    storage = new InMemoryStorage();
  });

  it('survives a restart of the browser', async () => {
    const before = await open();
    before.set('chat:1', 'Ont i axeln');
    await before.settled();
    expect((await open()).get('chat:1')).toBe('Ont i axeln');
  });
  it('is never readable in the storage', async () => {
    const drafts = await open();
    drafts.set('chat:1', 'Ont i axeln');
    await drafts.settled();
    expect(everything(storage)).toContain('chat:1');
    expect(everything(storage)).not.toContain('Ont');
  });
  it('is closed to the next person at the same computer', async () => {
    const mine = await open();
    mine.set('chat:1', 'Ont i axeln');
    await mine.settled();
    const others = await open(OTHERS);
    expect(others.get('chat:1')).toBeUndefined();
    expect(others.keys('')).toEqual([]);
  });
  it('is gone at logout, and only then', async () => {
    const drafts = await open();
    drafts.set('chat:1', 'Ont i axeln');
    await drafts.clear();
    expect(storage.length).toBe(0);
    expect((await open()).get('chat:1')).toBeUndefined();
  });
  it('leaves at logout only the settings, which nobody else can read', async () => {
    const drafts = await open();
    drafts.set('setting:attention', 'loud');
    await drafts.clear();
    expect((await open()).get('setting:attention')).toBe('loud');
    expect((await open(OTHERS)).get('setting:attention')).toBeUndefined();
    expect(everything(storage)).not.toContain('loud');
  });
  it('keeps the last of many quick changes', async () => {
    const drafts = await open();
    for (const text of ['O', 'On', 'Ont', 'Ont i']) drafts.set('chat:1', text);
    await drafts.settled();
    expect((await open()).get('chat:1')).toBe('Ont i');
  });
  it('is the same in two windows', async () => {
    const [one, two] = [await open(), await open()];
    one.set('chat:1', 'Hej');
    await one.settled();
    const told: string[] = [];
    two.changes.add((key) => told.push(key));
    await two.onStorage(storage.key(0));
    expect([two.get('chat:1'), told]).toEqual(['Hej', ['chat:1']]);
    one.remove('chat:1');
    await one.settled();
    await two.onStorage(`om.${(await createCipher(MINE))?.owner ?? ''}.chat:1`);
    expect(two.get('chat:1')).toBeUndefined();
  });
  it('holds long notes with any characters', async () => {
    const drafts = await open();
    const long = 'Åäö 😀 '.repeat(20_000);
    drafts.set('note:1', long);
    await drafts.settled();
    expect((await open()).get('note:1')).toBe(long);
  });
  it('stays in memory when there is no encryption', async () => {
    const drafts = await DraftStore.open(storage, undefined);
    drafts.set('chat:1', 'Hej');
    await drafts.settled();
    expect([drafts.get('chat:1'), storage.length]).toEqual(['Hej', 0]);
  });
});
