import { Binary, UUID } from 'bson';
import { doc, isDoc, type Value } from '../bson/value.js';
import type { Engine } from '../engine/engine.js';
import type { Command, Commands } from './command.js';
import type { Request } from './request.js';

const idOf = (session: Value): string | undefined => {
  const id = isDoc(session) ? session.get('id') : undefined;
  return id instanceof Binary ? Buffer.from(id.value()).toString('hex') : undefined;
};

const ends = (field: string): Command => ({
  fields: [],
  run: (engine: Engine, request: Request) => {
    for (const session of request.optionalList(field) ?? []) {
      const id = idOf(session);
      if (id) engine.cursors.closeSession(id);
    }
    return doc({});
  },
});

const nothing: Command = { fields: [], run: () => doc({}) };

const startSession: Command = {
  fields: [],
  run: () => doc({ id: doc({ id: new Binary(new UUID().buffer, Binary.SUBTYPE_UUID) }), timeoutMinutes: 30 }),
};

/** Sessions: a client makes them up by itself; here they end the cursors opened in them. */
export const SESSIONS: Commands = {
  startSession,
  endSessions: ends('endSessions'),
  killSessions: ends('killSessions'),
  killAllSessions: nothing,
  refreshSessions: nothing,
};
