export * from './holidays.js';
export * from './opening-hours.js';
export * from './stockholm.js';
