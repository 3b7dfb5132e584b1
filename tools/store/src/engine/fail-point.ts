import { toInteger } from '../bson/number.js';
import { type Doc, doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** What the fail point does to a command. */
export interface Failure {
  readonly closeConnection: boolean;
  readonly error: StoreError | undefined;
  readonly writeConcernError: Doc | undefined;
  readonly errorLabels: readonly string[] | undefined;
  readonly blockMs: number;
}

interface Armed {
  left: number;
  skip: number;
  readonly data: Doc;
}

const list = (value: Value): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const armed = (mode: Value, data: Doc): Armed | undefined => {
  if (mode === 'alwaysOn') return { left: Infinity, skip: 0, data };
  if (mode === 'off') return undefined;
  if (!isDoc(mode)) throw new StoreError('BadValue', 'unknown mode');
  const skip = toInteger(mode.get('skip'));
  return skip === undefined
    ? { left: toInteger(mode.get('times')) ?? 0, skip: 0, data }
    : { left: Infinity, skip, data };
};

/**
 * `failCommand`, with which the public suites of drivers make commands fail on purpose. Off until `configureFailPoint`
 * turns it on.
 */
export class FailPoint {
  private armed: Armed | undefined;
  private entered = 0;

  /** Turns it on or off; answers how often it has been met. */
  configure(name: string, mode: Value, data: Doc): number {
    if (name !== 'failCommand')
      throw new StoreError('BadValue', `${name} is not a fail point of the embedded store`);
    this.armed = armed(mode, data);
    return this.entered;
  }

  /** What to do to this command; undefined lets it pass. */
  meet(command: string, appName: string | undefined): Failure | undefined {
    const point = this.armed;
    if (!point || point.left <= 0 || !list(point.data.get('failCommands')).includes(command))
      return undefined;
    if (point.data.has('appName') && point.data.get('appName') !== appName) return undefined;
    if (point.skip > 0) {
      point.skip -= 1;
      return undefined;
    }
    point.left -= 1;
    this.entered += 1;
    return failure(point.data);
  }
}

const failure = (data: Doc): Failure => {
  const code = toInteger(data.get('errorCode'));
  const concern = data.get('writeConcernError');
  const labels = data.get('errorLabels');
  return {
    closeConnection: data.get('closeConnection') === true,
    error:
      code === undefined
        ? undefined
        : new StoreError(code, "Failing command via 'failCommand' failpoint", { details: doc({}) }),
    writeConcernError: isDoc(concern) ? concern : undefined,
    errorLabels: Array.isArray(labels) ? list(labels) : undefined,
    blockMs: data.get('blockConnection') === true ? (toInteger(data.get('blockTimeMS')) ?? 0) : 0,
  };
};
