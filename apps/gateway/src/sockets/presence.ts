import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { PatientLogin } from '../sessions/session.js';
import { Connections } from './connections.js';
import { PatientChats } from './patient-chats.js';
import { PresenceReports } from './presence-reports.js';

/** A patient's presence is told again this often; chat forgets it after three times as long without, milliseconds. */
const HEARTBEAT_MS = 20_000;
/** The heartbeats of all patients are spread over so many steps, so that they never come all at once. */
const STEPS = 40;
/** A page that is turned leaves one visit and opens the next: told together, milliseconds. */
const LOOKING_MS = 500;
/** How long the last socket may be gone before the patient is: a page that loads anew has not left, milliseconds. */
const LEAVING_MS = 3_000;

interface Present {
  readonly patient: Pick<PatientLogin, 'patientId' | 'name'>;
  sockets: number;
  readonly step: number;
  leaving: NodeJS.Timeout | undefined;
  looking: NodeJS.Timeout | undefined;
  /** Visits in view as they were told last. */
  inView: string[];
}

/**
 * Tells chat which patients have the app open at this gateway, and on which visits: one report a patient, however many windows. When
 * the gateway stops it says nothing: the browsers come back to another one within seconds.
 */
@Injectable()
export class Presence implements OnModuleInit, OnModuleDestroy {
  private readonly present = new Map<string, Present>();
  private timer: NodeJS.Timeout | undefined;
  private step = 0;
  private stopping = false;

  constructor(
    private readonly connections: Connections,
    private readonly chats: PatientChats,
    private readonly reports: PresenceReports,
  ) {}

  onModuleInit(): void {
    this.chats.onChange(({ isPatient, identity }) => {
      if (isPatient) this.look(identity.principal.personId);
    });
    this.timer = setInterval(() => {
      this.beat();
    }, HEARTBEAT_MS / STEPS).unref();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.timer);
    for (const { leaving, looking } of this.present.values()) {
      clearTimeout(leaving);
      clearTimeout(looking);
    }
  }

  /** A socket of the patient has opened. */
  arrive(patient: Pick<PatientLogin, 'patientId' | 'name'>): void {
    const known = this.present.get(patient.patientId);
    if (known) {
      clearTimeout(known.leaving);
      known.leaving = undefined;
      known.sockets += 1;
      // A page that loads another closes its socket with what it had in view: what changed while there was none is told now.
      this.look(patient.patientId, LEAVING_MS);
      return;
    }
    const waits = { leaving: undefined, looking: undefined };
    const present: Present = { patient, sockets: 1, step: this.step, ...waits, inView: [] };
    this.present.set(patient.patientId, present);
    this.report(present);
  }

  /** A socket of the patient has closed. */
  leave(patientId: string): void {
    const known = this.present.get(patientId);
    if (!known || this.stopping) return;
    known.sockets -= 1;
    if (known.sockets > 0) return;
    known.leaving = setTimeout(() => {
      clearTimeout(known.looking);
      this.present.delete(patientId);
      this.tell(known.patient, { online: false });
    }, LEAVING_MS).unref();
  }

  private beat(): void {
    this.step = (this.step + 1) % STEPS;
    for (const present of this.present.values()) if (present.step === this.step) this.report(present);
  }

  /** Tells, when so many milliseconds have gone by without another change, which visits are in view if others are than were. */
  private look(patientId: string, afterMs = LOOKING_MS): void {
    const known = this.present.get(patientId);
    if (!known || this.stopping) return;
    clearTimeout(known.looking);
    known.looking = setTimeout(() => {
      if (known.sockets > 0 && !isDeepStrictEqual(this.inView(patientId), known.inView)) this.report(known);
    }, afterMs).unref();
  }

  private inView(patientId: string): string[] {
    const sockets = [...this.connections.ofPatient(patientId)];
    return [...new Set(sockets.flatMap((socket) => this.chats.visitsOf(socket)))].sort();
  }

  private report(present: Present): void {
    present.inView = this.inView(present.patient.patientId);
    this.tell(present.patient, { online: true, visitIds: present.inView });
  }

  private tell(
    { patientId, name }: Present['patient'],
    word: { online: boolean; visitIds?: string[] },
  ): void {
    this.reports.tell({ patientId, name, ...word });
  }
}
