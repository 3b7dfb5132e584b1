import { StoreError } from '../errors.js';

const MAX_DATABASE_NAME = 63;
const MAX_NAMESPACE_BYTES = 255;

/** Throws InvalidNamespace (73) for what cannot name a database. */
export const checkDatabaseName = (name: string): void => {
  if (name === '' || name.length > MAX_DATABASE_NAME || /[/\\. "$\0]/.test(name))
    throw new StoreError('InvalidNamespace', `Invalid database name: '${name}'`);
};

/** Throws InvalidNamespace (73) for what cannot name a new collection. */
export const checkNewCollectionName = (database: string, name: string): void => {
  const namespace = `${database}.${name}`;
  const wrong =
    name === '' || name.startsWith('.') || name.endsWith('.') || name.includes('$') || name.includes('\0');
  if (wrong) throw new StoreError('InvalidNamespace', `Invalid collection name: ${name}`);
  if (
    name.startsWith('system.') &&
    !['system.js', 'system.profile', 'system.users', 'system.views'].includes(name)
  )
    throw new StoreError('InvalidNamespace', `Invalid system namespace: ${namespace}`);
  if (Buffer.byteLength(namespace) > MAX_NAMESPACE_BYTES)
    throw new StoreError(
      'InvalidNamespace',
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: ${MAX_NAMESPACE_BYTES}`,
    );
};
