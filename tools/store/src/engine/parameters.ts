import { isNumeric, toDouble } from '../bson/number.js';
import type { Doc, Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

const DEFAULTS: Record<string, Value> = {
  featureCompatibilityVersion: '7.0',
  ttlMonitorEnabled: true,
  ttlMonitorSleepSecs: 60,
  cursorTimeoutMillis: 600_000,
  notablescan: false,
  enableTestCommands: false,
  logLevel: 0,
  quiet: false,
};

/** Set when the store is started, and not later. */
const AT_START = ['enableTestCommands', 'featureCompatibilityVersion'];

/** What `getParameter` reads and `setParameter` sets; only what the store itself goes by, or clients look at. */
export class Parameters {
  private readonly values = new Map<string, Value>(Object.entries(DEFAULTS));

  get all(): Doc {
    return new Map(this.values);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  get(name: string): Value {
    return this.values.get(name);
  }

  number(name: string): number {
    const value = this.values.get(name);
    return isNumeric(value) ? toDouble(value) : 0;
  }

  /** Tells what was decided at the start. */
  tell(name: string, value: Value): void {
    this.values.set(name, value);
  }

  /** Sets a parameter and answers what it was; throws InvalidOptions (72) for an unknown one. */
  set(name: string, value: Value): Value {
    if (!this.values.has(name))
      throw new StoreError(
        'InvalidOptions',
        `attempted to set unrecognized parameter [${name}], use help:true to see options `,
      );
    if (AT_START.includes(name))
      throw new StoreError('IllegalOperation', `not allowed to change [${name}] at runtime`);
    const before = this.values.get(name);
    this.values.set(name, value);
    return before;
  }
}
