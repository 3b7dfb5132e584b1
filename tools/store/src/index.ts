export { type RunningStore, startStore, type StoreOptions } from './start-store.js';
export { DataFolderError } from './storage/open.js';
