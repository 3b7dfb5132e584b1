/** The version of the file format; raised when a store of an older version could not read the file. */
export const FORMAT_VERSION = 1;

/** Marks the file as ours ("omst"). */
export const APPLICATION_ID = 0x6f6d7374;

/**
 * Three tables hold everything: `records` the documents of all collections, `entries` the keys of all indexes (both told
 * apart by the number at the front of their key), `catalog` which collections and indexes there are.
 * `answers` keeps what each session's last retryable write was answered.
 */
export const SCHEMA = `
  CREATE TABLE records (id INTEGER PRIMARY KEY, document BLOB NOT NULL);
  CREATE TABLE entries (key BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (key, record)) WITHOUT ROWID;
  CREATE TABLE catalog (id INTEGER PRIMARY KEY, description BLOB NOT NULL);
  CREATE TABLE answers (session BLOB PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID;
`;

/**
 * WAL with checksummed frames: a torn write at the end is found and dropped when the file is opened. `synchronous=NORMAL` syncs
 * at checkpoints only; each acknowledged write waits for our own fdatasync of the log (see group-commit).
 */
export const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -4096;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 33554432;
  PRAGMA temp_store = MEMORY;
`;
