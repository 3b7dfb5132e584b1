import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * How many rows one read takes: enough to be cheap per row, few enough that a scan holds little memory. They stand in the
 * SQL itself, because SQLite compiles a statement anew when the value of a bound LIMIT changes.
 */
export const CHUNK = 128;
export const FIRST_CHUNK = 4;

const HIT = 'SELECT key, record, document FROM entries JOIN records ON id = record';
const UP = `${HIT} WHERE (key, record) > (?, ?) AND key < ? ORDER BY key, record`;
const DOWN = `${HIT} WHERE (key, record) < (?, ?) AND key >= ? ORDER BY key DESC, record DESC`;

const STATEMENTS = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  save: 'SAVEPOINT command',
  release: 'RELEASE command',
  undo: 'ROLLBACK TO command',
  readRecord: 'SELECT id, document FROM records WHERE id = ?',
  writeRecord:
    'INSERT INTO records VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  removeRecord: 'DELETE FROM records WHERE id = ?',
  removeRecords: 'DELETE FROM records WHERE id >= ? AND id < ?',
  countRecords: 'SELECT count(*), coalesce(sum(length(document)), 0) FROM records WHERE id >= ? AND id < ?',
  lastRecord: 'SELECT coalesce(max(id), 0) FROM records WHERE id >= ? AND id < ?',
  scanUp: `SELECT id, document FROM records WHERE id > ? AND id < ? ORDER BY id LIMIT ${CHUNK}`,
  scanDown: `SELECT id, document FROM records WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT ${CHUNK}`,
  writeEntry: 'INSERT INTO entries VALUES (?, ?) ON CONFLICT DO NOTHING',
  removeEntry: 'DELETE FROM entries WHERE key = ? AND record = ?',
  removeEntries: 'DELETE FROM entries WHERE key >= ? AND key < ?',
  recordsOf: 'SELECT record FROM entries WHERE key = ? LIMIT 2',
  exact: `${HIT} WHERE key = ? AND record > ? ORDER BY record LIMIT ${CHUNK}`,
  firstUp: `${HIT} WHERE key >= ? AND key < ? ORDER BY key, record LIMIT ${FIRST_CHUNK}`,
  firstDown: `${HIT} WHERE key < ? AND key >= ? ORDER BY key DESC, record DESC LIMIT ${FIRST_CHUNK}`,
  nextUp: `${UP} LIMIT ${CHUNK}`,
  nextDown: `${DOWN} LIMIT ${CHUNK}`,
  readCatalog: 'SELECT id, description FROM catalog ORDER BY id',
  writeCatalog:
    'INSERT INTO catalog VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET description = excluded.description',
  removeCatalog: 'DELETE FROM catalog WHERE id = ?',
  readAnswer: 'SELECT number, answer FROM answers WHERE session = ?',
  writeAnswer: `INSERT INTO answers VALUES (?, ?, ?, ?)
    ON CONFLICT (session) DO UPDATE SET number = excluded.number, at = excluded.at, answer = excluded.answer`,
  removeAnswers: 'DELETE FROM answers WHERE at < ?',
} as const;

export type Statements = Record<keyof typeof STATEMENTS, StatementSync>;

/** Compiles every statement once. */
export const prepareStatements = (database: DatabaseSync): Statements => {
  const prepared = {} as Statements;
  for (const [name, sql] of Object.entries(STATEMENTS)) {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    prepared[name as keyof Statements] = statement;
  }
  return prepared;
};

/** A row as node:sqlite gives it when it gives arrays. */
export type SqlRow = readonly unknown[];

/** The rows of a statement that was told to give arrays. */
export const rowsOf = (rows: unknown): readonly SqlRow[] => rows as readonly SqlRow[];

/** Bytes of a column, as a Buffer over the same memory. */
export const bytesOf = (value: unknown): Buffer => {
  const bytes = value as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
