export * from './eventually.js';
export * from './every-example.js';
export * from './fixed-clock.js';
export * from './outside.js';
export * from './principals.js';
export * from './test-infrastructure.js';
export * from './test-service.js';
