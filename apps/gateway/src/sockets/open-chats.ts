import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.js';
import { InternalChats } from './internal-chats.js';
import { PatientChats } from './patient-chats.js';

/** The conversations that sockets have open, of either kind. */
@Injectable()
export class OpenChats {
  constructor(
    private readonly withPatients: PatientChats,
    private readonly amongStaff: InternalChats,
  ) {}

  /** The socket has gone. */
  leaveAll(connection: Connection): void {
    for (const chats of [this.withPatients, this.amongStaff]) chats.leaveAll(connection);
  }
}
