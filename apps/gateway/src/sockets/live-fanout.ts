import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { ChatMessage, EventEnvelope } from '@om/contracts';
import { LiveEvents } from '@om/messaging';
import { forPatient } from '../patient/patient-case.js';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import { liveNewsOf, type Audience } from './live-frames.js';
import { OpenVisits } from './open-visits.js';

/** Passes live events on to the sockets they concern. */
@Injectable()
export class LiveFanout implements OnModuleInit {
  private readonly logger = new Logger(LiveFanout.name);

  constructor(
    private readonly live: LiveEvents,
    private readonly connections: Connections,
    private readonly visits: OpenVisits,
  ) {}

  onModuleInit(): void {
    this.live.onEvent((event) => {
      this.pass(event);
    });
    // Nobody knows what was missed, so every screen asks again: its messages, its visit and its lists.
    this.live.onGap(() => {
      this.logger.warn({
        msg: 'live events may have been missed; sockets are sent back',
        sockets: this.connections.all.size,
      });
      this.connections.closeAll('comeBack');
    });
  }

  private pass(event: EventEnvelope): void {
    const news = liveNewsOf(event);
    if (!news) return;
    if ('message' in news) {
      this.passMessage(news.message);
      return;
    }
    const text = JSON.stringify(news.frame);
    for (const connection of this.reached(news.audience)) connection.sendText(text);
  }

  /** Written once for each side, not once for each socket. */
  private passMessage(message: ChatMessage): void {
    const followers = this.connections.ofVisit(message.visitId);
    if (followers.size === 0) return;
    const forPatients = forPatient(message);
    for (const connection of followers)
      this.visits.hear(connection, connection.isPatient ? forPatients : message);
  }

  private *reached(audience: Audience): Iterable<Connection> {
    switch (audience.to) {
      case 'followers':
        for (const connection of this.connections.ofVisit(audience.visitId))
          if (connection.identity.principal.personId !== audience.exceptPersonId) yield connection;
        return;
      case 'staff-followers':
        for (const connection of this.connections.ofVisit(audience.visitId))
          if (!connection.isPatient) yield connection;
        return;
      case 'units-and-patient':
        yield* this.connections.ofPatient(audience.patientId);
        yield* this.staffOf(audience.careUnitIds);
        return;
      case 'units':
        yield* this.staffOf(audience.careUnitIds);
    }
  }

  private *staffOf(careUnitIds: readonly string[]): Iterable<Connection> {
    for (const careUnitId of careUnitIds) yield* this.connections.ofUnit(careUnitId);
  }
}
