import { doc, type Doc } from '../bson/value.js';
import { type Engine, REPLICA_SET } from '../engine/engine.js';
import type { Command, Commands } from './command.js';
import type { Request } from './request.js';

/** The wire version of MongoDB 7.0. */
export const WIRE_VERSION = 21;
/** The server version whose behaviour and error codes the store follows. */
export const SERVER_VERSION = '7.0.0';

const MAX_MESSAGE_BYTES = 48_000_000;

const lastWrite = (engine: Engine, now: Date): Doc => {
  const opTime = doc({ ts: engine.clock.time, t: 1n });
  return doc({ opTime, lastWriteDate: now, majorityOpTime: opTime, majorityWriteDate: now });
};

/** What the store says of itself: the primary of a replica set with one member. */
const hello = (engine: Engine, request: Request): Doc => {
  const legacy = request.name !== 'hello';
  return doc({
    helloOk: true,
    topologyVersion: doc({ processId: engine.processId, counter: 6n }),
    hosts: [engine.address],
    setName: REPLICA_SET,
    setVersion: 1,
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    secondary: false,
    primary: engine.address,
    me: engine.address,
    electionId: engine.electionId,
    lastWrite: lastWrite(engine, request.now),
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: request.now,
    logicalSessionTimeoutMinutes: 30,
    connectionId: request.connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  });
};

/**
 * A client that knows the state already waits for a change; here none comes, so the time it gave runs out, again and again:
 * a driver takes the end of such a stream for a failure of the server and sends nothing for half a second.
 */
const greet = async (engine: Engine, request: Request): Promise<Doc> => {
  const wait = request.has('topologyVersion') ? (request.count('maxAwaitTimeMS') ?? 0) : 0;
  if (wait > 0) await engine.idle(wait);
  request.goesOn = wait > 0 && !engine.stops;
  return hello(engine, request);
};

/** As in MongoDB, a greeting may carry fields of newer clients. */
const greeting: Command = { fields: ['*'], run: greet };

/** The commands with which a connection begins. */
export const HANDSHAKE: Commands = { hello: greeting, isMaster: greeting, ismaster: greeting };
