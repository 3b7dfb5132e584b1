import { Injectable } from '@nestjs/common';
import { readingV1 } from '@om/contracts';
import type { Connection } from './connection.js';
import { Doings } from './doings.js';

/**
 * Which clinician has which waiting case open in the preview, so that colleagues do not read the same one (design 6a). In memory
 * only: it is gone with the socket, and a gateway that dies is not heard again.
 */
@Injectable()
export class Readers {
  private readonly reading = new Map<Connection, string>();

  constructor(private readonly doings: Doings) {}

  /** The socket has this case open now; without one: none any more. Said again, it is told again. */
  reads(connection: Connection, visitId: string | undefined): void {
    const before = this.reading.get(connection);
    if (before !== undefined && before !== visitId) this.stop(connection, before);
    if (visitId === undefined) return;
    if (!this.tell(connection, visitId, true)) return;
    this.reading.set(connection, visitId);
  }

  /** The socket has gone. */
  leave(connection: Connection): void {
    this.reads(connection, undefined);
  }

  private stop(connection: Connection, visitId: string): void {
    this.reading.delete(connection);
    this.tell(connection, visitId, false);
  }

  /** Whether it was told: a patient reads nothing that others should know of. */
  private tell(connection: Connection, visitId: string, reading: boolean): boolean {
    const { clinician } = connection;
    if (!clinician) return false;
    const { careUnitId, personId, name } = clinician;
    this.doings.tell(connection, readingV1, { careUnitId, data: { visitId, personId, name, reading } });
    return true;
  }
}
