export * from './aggregate.js';
export * from './aggregate-store.js';
export * from './due-timers.js';
export { duplicateKeyOf } from './duplicate-key.js';
export * from './outbox-relay.js';
export * from './persistence.module.js';
export * from './replica.js';
export { AuditTrail, RowStore } from './row-store.js';
export { StoreConnection, type ModelDefinition } from './store-connection.js';
