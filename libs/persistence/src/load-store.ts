import type { ServiceEnv } from '@om/platform';
import type { Model } from 'mongoose';
import { databaseName } from './persistence.module.js';
import { StoreConnection, type ModelDefinition } from './store-connection.js';

/** Which database of which store. */
export type StoreEnv = Pick<ServiceEnv, 'MONGODB_URI' | 'NAMESPACE' | 'SERVICE_NAME'>;

/** The database of a service without the service: models with their indexes. */
export interface LoadedStore {
  model<T>(definition: ModelDefinition): Model<T>;
  /** Resolves when the indexes of the models asked for are built. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** The database of a service, for its seed command. */
export const loadStore = (env: StoreEnv): LoadedStore =>
  new StoreConnection(env.MONGODB_URI, databaseName(env));
