import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import { InternalChats } from './internal-chats.js';
import { PatientChats } from './patient-chats.js';
import { Presence } from './presence.js';
import { Readers } from './readers.js';
import { UnitBindings } from './unit-bindings.js';

/** What others have to know when a socket comes and goes. */
@Injectable()
export class Attendance {
  constructor(
    private readonly connections: Connections,
    private readonly units: UnitBindings,
    private readonly chats: PatientChats,
    private readonly internals: InternalChats,
    private readonly presence: Presence,
    private readonly readers: Readers,
  ) {}

  /** Resolves when the events of the socket's care unit are heard: what is read after that is never out of date unseen. */
  async arrive(connection: Connection): Promise<void> {
    const { principal } = connection.identity;
    this.connections.add(connection);
    if (principal.kind === 'clinician') await this.units.hold(principal.careUnitId);
    else this.presence.arrive({ patientId: principal.personId, name: principal.name });
  }

  leave(connection: Connection): void {
    const { principal } = connection.identity;
    for (const chats of [this.chats, this.internals]) chats.leaveAll(connection);
    this.readers.leave(connection);
    this.connections.remove(connection);
    if (principal.kind === 'clinician') this.units.release(principal.careUnitId);
    else this.presence.leave(principal.personId);
  }
}
