import type { Connection } from './connection.js';
import type { MessageStream } from './message-stream.js';

/** One socket following one conversation. */
export interface Follow<M> {
  readonly visitId: string;
  /** Unit whose live events are held for it. */
  careUnitId: string;
  readonly stream: MessageStream<M>;
  /** History is about to be asked for because something is missing. */
  closingGap: boolean;
}

const NOBODY: ReadonlySet<Connection> = new Set();

/** Who follows which conversation, findable from both ends. Sockets that follow nothing cost nothing. */
export class Followers<M> {
  private readonly bySocket = new Map<Connection, Map<string, Follow<M>>>();
  private readonly byVisit = new Map<string, Set<Connection>>();

  of(visitId: string): ReadonlySet<Connection> {
    return this.byVisit.get(visitId) ?? NOBODY;
  }

  find(connection: Connection, visitId: string): Follow<M> | undefined {
    return this.bySocket.get(connection)?.get(visitId);
  }

  countOf(connection: Connection): number {
    return this.bySocket.get(connection)?.size ?? 0;
  }

  visitsOf(connection: Connection): string[] {
    return [...(this.bySocket.get(connection)?.keys() ?? [])];
  }

  add(connection: Connection, follow: Follow<M>): Follow<M> {
    const follows = this.bySocket.get(connection) ?? new Map<string, Follow<M>>();
    this.bySocket.set(connection, follows.set(follow.visitId, follow));
    const sockets = this.byVisit.get(follow.visitId) ?? new Set();
    this.byVisit.set(follow.visitId, sockets.add(connection));
    return follow;
  }

  delete(connection: Connection, visitId: string): Follow<M> | undefined {
    const follow = this.find(connection, visitId);
    if (!follow) return undefined;
    remove(this.bySocket, connection, visitId);
    remove(this.byVisit, visitId, connection);
    return follow;
  }
}

/** Takes a value out of what a key holds, without leaving an empty rest. */
const remove = <K, V>(
  index: Map<K, { delete(value: V): boolean; readonly size: number }>,
  key: K,
  value: V,
): void => {
  const held = index.get(key);
  if (held?.delete(value) && held.size === 0) index.delete(key);
};
