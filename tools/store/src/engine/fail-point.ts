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

/** Ends the connection without an answer. */
export class ConnectionDropped extends Error {}

/** True when an armed point is met this time. */
const spend = (point: Armed): boolean => {
  if (point.left <= 0) return false;
  if (point.skip > 0) {
    point.skip -= 1;
    return false;
  }
  point.left -= 1;
  return true;
};

const NAMES = ['failCommand', 'onPrimaryTransactionalWrite'] as const;
type PointName = (typeof NAMES)[number];

/**
 * The fail points with which the public suites of drivers make commands fail on purpose. Off until
 * `configureFailPoint` turns them on.
 */
export class FailPoint {
  private readonly armed = new Map<PointName, Armed>();
  private entered = 0;

  /** Turns a point on or off; answers how often points have been met. */
  configure(name: string, mode: Value, data: Doc): number {
    const point = NAMES.find((known) => known === name);
    if (!point) throw new StoreError('BadValue', `${name} is not a fail point of the embedded store`);
    const made = armed(mode, data);
    if (made) this.armed.set(point, made);
    else this.armed.delete(point);
    return this.entered;
  }

  /** What to do to this command; undefined lets it pass. */
  meet(command: string, appName: string | undefined): Failure | undefined {
    const point = this.armed.get('failCommand');
    if (!point || !list(point.data.get('failCommands')).includes(command)) return undefined;
    if (point.data.has('appName') && point.data.get('appName') !== appName) return undefined;
    if (!spend(point)) return undefined;
    this.entered += 1;
    return failure(point.data);
  }

  /**
   * What happens around a retryable write: `before` it throws, so that it is not done, or `after`, when it is done but
   * never answered.
   */
  meetWrite(): { readonly before: () => void; readonly after: () => void } {
    const point = this.armed.get('onPrimaryTransactionalWrite');
    if (!point || !spend(point)) return { before: nothing, after: nothing };
    const code = toInteger(point.data.get('failBeforeCommitExceptionCode'));
    const drop = (): never => {
      throw point.data.get('closeConnection') === false && code !== undefined
        ? new StoreError(code, 'Failing write for onPrimaryTransactionalWrite fail point')
        : new ConnectionDropped();
    };
    return code === undefined ? { before: nothing, after: drop } : { before: drop, after: nothing };
  }
}

const nothing = (): void => undefined;

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
