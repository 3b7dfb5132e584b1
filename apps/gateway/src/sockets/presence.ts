import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { reportPresence } from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import { IDS, type Ids } from '@om/platform';
import type { PatientLogin } from '../sessions/session.js';
import { patientOf } from '../sessions/route.js';

/** A patient's presence is told again this often; chat forgets it after three times as long without, milliseconds. */
const HEARTBEAT_MS = 20_000;
/** The heartbeats of all patients are spread over so many steps, so that they never come all at once. */
const STEPS = 40;
/** How long the last socket may be gone before the patient is: a page that loads anew has not left, milliseconds. */
const LEAVING_MS = 3_000;

interface Present {
  readonly patient: Pick<PatientLogin, 'patientId' | 'name'>;
  sockets: number;
  readonly step: number;
  leaving: NodeJS.Timeout | undefined;
}

/**
 * Tells chat which patients have the app open at this gateway: one report a patient, however many windows. When the gateway stops
 * it says nothing: the browsers come back to another one within seconds.
 */
@Injectable()
export class Presence implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Presence.name);
  private readonly present = new Map<string, Present>();
  private readonly gatewayId: string;
  private timer: NodeJS.Timeout | undefined;
  private step = 0;
  private stopping = false;

  constructor(
    private readonly requester: Requester,
    @Inject(IDS) ids: Ids,
  ) {
    this.gatewayId = `gateway-${ids.next()}`;
  }

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.beat();
    }, HEARTBEAT_MS / STEPS).unref();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.timer);
    for (const { leaving } of this.present.values()) clearTimeout(leaving);
  }

  /** A socket of the patient has opened. */
  arrive(patient: Pick<PatientLogin, 'patientId' | 'name'>): void {
    const known = this.present.get(patient.patientId);
    if (known) {
      clearTimeout(known.leaving);
      known.leaving = undefined;
      known.sockets += 1;
      return;
    }
    this.present.set(patient.patientId, { patient, sockets: 1, step: this.step, leaving: undefined });
    this.report(patient, true);
  }

  /** A socket of the patient has closed. */
  leave(patientId: string): void {
    const known = this.present.get(patientId);
    if (!known || this.stopping) return;
    known.sockets -= 1;
    if (known.sockets > 0) return;
    known.leaving = setTimeout(() => {
      this.present.delete(patientId);
      this.report(known.patient, false);
    }, LEAVING_MS).unref();
  }

  private beat(): void {
    this.step = (this.step + 1) % STEPS;
    for (const { patient, step } of this.present.values()) if (step === this.step) this.report(patient, true);
  }

  private report(patient: Present['patient'], online: boolean): void {
    const payload = { online, gatewayId: this.gatewayId };
    const principal = patientOf(patient);
    void this.requester.request(reportPresence, payload, { principal }).then((answer) => {
      if (isRefused(answer)) this.logger.debug({ msg: 'presence not told', code: answer.refused.code });
    });
  }
}
