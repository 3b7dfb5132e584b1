export * from './eventually.js';
export * from './every-example.js';
export * from './fixed-clock.js';
export { letterArrivedV1, startLetters, type LetterRules } from './messaging/letters.js';
export { openRawBroker, type RawBroker } from './messaging/raw-broker.js';
export * from './outside.js';
export * from './principals.js';
export * from './test-infrastructure.js';
export * from './test-service.js';
