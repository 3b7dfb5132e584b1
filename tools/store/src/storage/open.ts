import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA, SETTINGS } from './schema.js';

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Why a data folder cannot be opened, in one line for the person who started the store. */
export class DataFolderError extends Error {}

const explain = (path: string, error: unknown): unknown => {
  const code = (error as { errcode?: number }).errcode;
  if (code === SQLITE_BUSY)
    return new DataFolderError(`${path} is in use by another store; stop it first`, { cause: error });
  if (code === SQLITE_NOTADB) return new DataFolderError(`${path} is not a store file`, { cause: error });
  return error;
};

const pragma = (database: DatabaseSync, name: string): number =>
  Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

const create = (database: DatabaseSync): void => {
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA}
    PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT_VERSION}; COMMIT`);
};

const checkFormat = (path: string, database: DatabaseSync): void => {
  const version = pragma(database, 'user_version');
  if (version === 0 && pragma(database, 'page_count') <= 1) {
    create(database);
    return;
  }
  if (pragma(database, 'application_id') !== APPLICATION_ID)
    throw new DataFolderError(`${path} is not a store file`);
  if (version !== FORMAT_VERSION)
    throw new DataFolderError(`${path} has format ${version}; this store reads format ${FORMAT_VERSION}`);
};

/** Opens or creates the file, alone: the lock is the operating system's and ends with the process, however it ends. */
export const openDatabase = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec(SETTINGS);
    checkFormat(path, database);
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw explain(path, error);
  }
};
