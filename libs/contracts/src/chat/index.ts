export * from './commands.js';
export * from './errors.js';
export * from './events.js';
export * from './internal.js';
export * from './order.js';
export * from './queries.js';
export * from './schemas.js';
export * from './sms.js';
