import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import { OpenChats } from './open-chats.js';
import { Presence } from './presence.js';
import { StaffAttendance } from './staff-attendance.js';

/** What others have to know when a socket comes and goes. */
@Injectable()
export class Attendance {
  constructor(
    private readonly connections: Connections,
    private readonly chats: OpenChats,
    private readonly staff: StaffAttendance,
    private readonly patients: Presence,
  ) {}

  /** Resolves when the events of the socket's care unit are heard: what is read after that is never out of date unseen. */
  async arrive(connection: Connection): Promise<void> {
    const { principal } = connection.identity;
    this.connections.add(connection);
    if (principal.kind === 'clinician') await this.staff.arrive(principal);
    else this.patients.arrive({ patientId: principal.personId, name: principal.name });
  }

  leave(connection: Connection): void {
    const { principal } = connection.identity;
    this.chats.leaveAll(connection);
    this.connections.remove(connection);
    if (principal.kind === 'clinician') this.staff.leave(connection, principal);
    else this.patients.leave(principal.personId);
  }
}
