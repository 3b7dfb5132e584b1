import { appendFileSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreError } from '../errors.js';
import { DataFolderError } from './open.js';
import { FORMAT_VERSION } from './schema.js';
import { Storage } from './storage.js';

let folder: string;
let open: Storage[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-storage-'));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((storage) => storage.close().catch(() => undefined)));
  rmSync(folder, { recursive: true, force: true });
});

const opened = (): Storage => {
  const storage = new Storage(folder);
  open.push(storage);
  return storage;
};

const reopened = async (storage: Storage): Promise<Storage> => {
  await storage.close();
  open.splice(open.indexOf(storage), 1);
  return opened();
};

const put = async (storage: Storage, id: number, text: string): Promise<void> => {
  storage.transaction(() => {
    storage.records.write(id, Buffer.from(text));
  });
  await storage.flushed();
};

describe('the data folder', () => {
  it('is had by one store at a time', () => {
    opened();
    expect(() => new Storage(folder)).toThrow(DataFolderError);
  });

  it('is free again when the store has closed', async () => {
    const storage = opened();
    await put(storage, 1, 'one');
    expect((await reopened(storage)).records.read(1)?.bytes.toString()).toBe('one');
  });

  it('of a newer format is refused', async () => {
    await opened().close();
    open = [];
    const database = new DatabaseSync(join(folder, 'store.db'));
    database.exec(`PRAGMA user_version = ${FORMAT_VERSION + 1}`);
    database.close();
    expect(() => new Storage(folder)).toThrow(/has format 2; this store reads format 1/);
  });

  it('with something else in it is refused', () => {
    writeFileSync(
      join(folder, 'store.db'),
      'not a store at all, but long enough to have a header of its own'.repeat(50),
    );
    expect(() => new Storage(folder)).toThrow(DataFolderError);
  });
});

describe('a write that was cut off', () => {
  it('is dropped at the next start, and those before it are there', async () => {
    const storage = opened();
    await put(storage, 1, 'one');
    const log = join(folder, 'store.db-wal');
    const copy = mkdtempSync(join(tmpdir(), 'store-torn-'));
    copyFileSync(join(folder, 'store.db'), join(copy, 'store.db'));
    copyFileSync(log, join(copy, 'store.db-wal'));
    appendFileSync(join(copy, 'store.db-wal'), Buffer.alloc(3000, 7));
    const torn = new Storage(copy);
    expect(torn.records.read(1)?.bytes.toString()).toBe('one');
    await put(torn, 2, 'two');
    await torn.close();
    rmSync(copy, { recursive: true, force: true });
  });
});

describe('work that fails', () => {
  it('leaves nothing of itself, and what came before it stays', async () => {
    const storage = opened();
    storage.transaction(() => {
      storage.records.write(1, Buffer.from('one'));
    });
    const failing = (): void => {
      storage.transaction(() => {
        storage.records.write(2, Buffer.from('two'));
        throw new StoreError('BadValue', 'no');
      });
    };
    expect(failing).toThrow('no');
    await storage.flushed();
    const again = await reopened(storage);
    expect([again.records.read(1), again.records.read(2)].map((found) => found?.bytes.toString())).toEqual([
      'one',
      undefined,
    ]);
  });
});

describe('a full disk', () => {
  it('is an error to the writer, while reads and smaller writes go on', async () => {
    const storage = new Storage(folder, { maxPages: 60 });
    open.push(storage);
    await put(storage, 1, 'one');
    await expect(
      (async () => {
        for (let id = 2; ; id += 1) await put(storage, id, 'x'.repeat(20_000));
      })(),
    ).rejects.toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' });
    const kept = storage.records.count(1, 1000).count;
    expect(storage.records.read(1)?.bytes.toString()).toBe('one');
    await put(storage, 999, 'small');
    expect((await reopened(storage)).records.count(1, 1000).count).toBe(kept + 1);
  });
});

describe('a scan', () => {
  it('goes on where it was after a write, and sees what has changed', () => {
    const storage = opened();
    storage.transaction(() => {
      for (let id = 1; id <= 300; id += 1) storage.records.write(id, Buffer.from(String(id)));
    });
    const seen: number[] = [];
    for (const { id } of storage.records.scan(1, 1000)) {
      if (id === 5)
        storage.transaction(() => {
          storage.records.remove(6);
          storage.records.write(500, Buffer.from('500'));
        });
      seen.push(id);
    }
    expect(seen).toEqual([
      ...Array.from({ length: 5 }, (_, at) => at + 1),
      ...Array.from({ length: 294 }, (_, at) => at + 7),
      500,
    ]);
  });
});
