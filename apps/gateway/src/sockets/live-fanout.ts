import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { ChatMessage, EventEnvelope, InternalMessage, VisitSnapshot } from '@om/contracts';
import { LiveEvents } from '@om/messaging';
import { forPatient } from '../patient/patient-case.js';
import { takesPartInternally } from './concerns.js';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import { InternalChats } from './internal-chats.js';
import { liveNewsOf, type Audience, type LiveNews } from './live-news.js';
import { PatientChats } from './patient-chats.js';

type StaffAudience = Extract<Audience, { to: 'staff' }>;

/** Passes live events on to the sockets they concern. */
@Injectable()
export class LiveFanout implements OnModuleInit {
  private readonly logger = new Logger(LiveFanout.name);

  constructor(
    private readonly live: LiveEvents,
    private readonly connections: Connections,
    private readonly chats: PatientChats,
    private readonly internals: InternalChats,
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
    for (const news of liveNewsOf(event)) this.tell(news);
  }

  private tell(news: LiveNews): void {
    if ('message' in news) this.passMessage(news.message);
    else if ('internalMessage' in news) this.passInternal(news.internalMessage);
    else if ('visit' in news) this.followVisit(news.visit);
    else {
      const text = JSON.stringify(news.frame);
      for (const connection of new Set(this.reached(news.audience))) connection.sendText(text);
    }
  }

  /** Written once for each side, not once for each socket. */
  private passMessage(message: ChatMessage): void {
    const forPatients = forPatient(message);
    for (const connection of [...this.chats.of(message.visitId)])
      this.chats.hear(connection, message.visitId, connection.isPatient ? forPatients : message);
  }

  private passInternal(message: InternalMessage): void {
    for (const connection of [...this.internals.of(message.visitId)])
      this.internals.hear(connection, message.visitId, message);
  }

  /** Who has lost their part in the vårdgivarchatt hears no more of it; who stays hears the visit's unit. */
  private followVisit(visit: VisitSnapshot): void {
    const { visitId, careUnitId } = visit;
    for (const connection of [...this.internals.of(visitId)]) {
      if (connection.clinician && takesPartInternally(visit, connection.clinician)) continue;
      this.internals.leave(connection, visitId);
      connection.send({ type: 'internal-closed', visitId });
    }
    for (const chats of [this.chats, this.internals])
      chats.moved(visitId, careUnitId).catch((error: unknown) => {
        this.logger.warn({ msg: 'events of the unit cannot be heard', visitId, err: error });
      });
  }

  private *reached(audience: Audience): Iterable<Connection> {
    switch (audience.to) {
      case 'followers':
        yield* others(this.chats.of(audience.visitId), audience.exceptPersonId);
        return;
      case 'staff-followers':
        yield* staff(this.chats.of(audience.visitId));
        return;
      case 'internal-followers':
        yield* others(staff(this.internals.of(audience.visitId)), audience.exceptPersonId);
        return;
      case 'staff':
        yield* this.concerned(audience);
        return;
      case 'patient':
        yield* this.connections.ofPatient(audience.patientId);
    }
  }

  private *concerned({ careUnitIds, concerns, visitId }: StaffAudience): Iterable<Connection> {
    for (const careUnitId of careUnitIds)
      for (const connection of this.connections.ofUnit(careUnitId))
        if (connection.clinician && concerns(connection.clinician)) yield connection;
    if (visitId === undefined) return;
    yield* staff(this.chats.of(visitId));
    yield* staff(this.internals.of(visitId));
  }
}

function* staff(connections: Iterable<Connection>): Iterable<Connection> {
  for (const connection of connections) if (!connection.isPatient) yield connection;
}

function* others(connections: Iterable<Connection>, personId: string | undefined): Iterable<Connection> {
  for (const connection of connections)
    if (connection.identity.principal.personId !== personId) yield connection;
}
