import { Injectable } from '@nestjs/common';
import type { ClinicianPrincipal } from '@om/contracts';
import type { Connection } from './connection.js';
import { Readers } from './readers.js';
import { UnitBindings } from './unit-bindings.js';

/** What the socket of somebody at work needs, and what it leaves: the events of the care unit, and the case being read. */
@Injectable()
export class StaffAttendance {
  constructor(
    private readonly units: UnitBindings,
    private readonly readers: Readers,
  ) {}

  /** Resolves when the events of the care unit are heard. */
  arrive({ careUnitId }: ClinicianPrincipal): Promise<void> {
    return this.units.hold(careUnitId);
  }

  leave(connection: Connection, { careUnitId }: ClinicianPrincipal): void {
    this.readers.leave(connection);
    this.units.release(careUnitId);
  }
}
