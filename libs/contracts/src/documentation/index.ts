export * from './duties.js';
export * from './errors.js';
export * from './messages.js';
export * from './note-templates.js';
export * from './schemas.js';
