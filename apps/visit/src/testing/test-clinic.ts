import {
  cancelHandover,
  cancelVisit,
  claimVisit,
  elapseVisit,
  endVisit,
  exampleShift,
  getVisit,
  listOwnCases,
  messageSentV1,
  proposeHandover,
  registerPatient,
  releaseVisit,
  sealedV1,
  sendCase,
  shiftChangedV1,
  startVisit,
  unitChangedV1,
  type CareUnit,
  type ChatMessage,
  type ClinicianPrincipal,
  type CommandContract,
  type EventEnvelope,
  type PatientPrincipal,
  type VisitSnapshot,
} from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import {
  aClinician,
  aService,
  exampleEvent,
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '@om/testing';
import { UNFINISHED_STATES } from '@om/visit-state';
import type { Model } from 'mongoose';
import { visitEnv } from '../env.js';
import { VisitModule } from '../visit.module.js';
import { granted, NURSE, PHYSICIAN, UNIT } from './people.js';

export * from './people.js';

const NUMBER = '198603042386';

/** A running visit service with one unit where a nurse and a physician work, and one patient, and what people and chat do to it. */
export class TestClinic {
  private shiftVersion = 0;

  private constructor(
    readonly service: TestService,
    readonly patient: PatientPrincipal,
  ) {}

  static async start(options: Omit<TestServiceOptions<typeof visitEnv>, 'schema'> = {}): Promise<TestClinic> {
    const service = await startTestService((env) => VisitModule.forEnvironment(env), 'visit', {
      ...options,
      schema: visitEnv,
    });
    await service.emit(exampleEvent(unitChangedV1, { unit: UNIT }));
    const patient = await TestClinic.register(service, NUMBER, 'Testpatient P24-40');
    const clinic = new TestClinic(service, patient);
    for (const who of [NURSE, PHYSICIAN]) await clinic.onShift(who);
    return clinic;
  }

  /** Another patient in the register. */
  newPatient(personnummer: string, name: string): Promise<PatientPrincipal> {
    return TestClinic.register(this.service, personnummer, name);
  }

  /** A new case of the patient, waiting; a reason can only be open once, so each test takes another patient or ends it. */
  async send(over: Partial<Payload<typeof sendCase>> = {}, patient = this.patient): Promise<VisitSnapshot> {
    return granted(await this.trySend(over, patient)).visit;
  }

  trySend(over: Partial<Payload<typeof sendCase>> = {}, patient = this.patient) {
    const [example] = sendCase.examples;
    const payload = { ...example?.payload, visitId: uuidV7Ids.next(), ...over } as Payload<typeof sendCase>;
    return this.service.request(sendCase, payload, patient);
  }

  claim = (visitId: string, by: ClinicianPrincipal = NURSE, commandId?: string) =>
    this.ask(claimVisit, { visitId }, by, commandId);
  release = (visitId: string, by: ClinicianPrincipal = NURSE) => this.ask(releaseVisit, { visitId }, by);
  start = ({ visitId, version }: VisitSnapshot, by: ClinicianPrincipal = NURSE) =>
    this.ask(startVisit, { visitId, expectedVersion: version }, by);
  end = ({ visitId, version }: VisitSnapshot, hours: number, autoMessage = false) =>
    this.ask(
      endVisit,
      { visitId, expectedVersion: version, async: { kind: 'hours', hours }, autoMessage },
      NURSE,
    );
  endWith = (
    { visitId, version }: VisitSnapshot,
    phase: Payload<typeof endVisit>['async'],
    autoMessage: boolean,
  ) => this.ask(endVisit, { visitId, expectedVersion: version, async: phase, autoMessage }, NURSE);
  cancel = (visitId: string, by = this.patient) => this.ask(cancelVisit, { visitId }, by);

  /** A visit that has been sent, claimed and started. */
  async ongoing(): Promise<VisitSnapshot> {
    const { visitId } = await this.send();
    return granted(await this.start(granted(await this.claim(visitId)).visit)).visit;
  }

  /** A visit that has been ended with a phase of so many hours. */
  async ended(hours: number, autoMessage = false): Promise<VisitSnapshot> {
    return granted(await this.end(await this.ongoing(), hours, autoMessage)).visit;
  }

  /** Chat tells that an entry has been stored. */
  says(visitId: string, side: 'patient' | 'care', seq: number, over: Partial<ChatMessage> = {}) {
    return this.service.emit(this.message(visitId, side, seq, over));
  }

  message(
    visitId: string,
    side: 'patient' | 'care',
    seq: number,
    over: Partial<ChatMessage> = {},
  ): EventEnvelope {
    const { personId, name } = side === 'patient' ? this.patient : NURSE;
    const message: ChatMessage = {
      messageId: uuidV7Ids.next(),
      visitId,
      seq,
      clientId: uuidV7Ids.next(),
      kind: 'text',
      author: { side, personId, name },
      text: 'Text',
      at: new Date().toISOString(),
      ...over,
    };
    const actor = side === 'patient' ? this.patient : NURSE;
    return { ...exampleEvent(messageSentV1, { message }), subject: visitId, actor };
  }

  /** Chat tells that the conversation is sealed. */
  sealed(visitId: string, sealSeq: number, last: { patient: number; care: number }) {
    return this.service.emit({
      ...exampleEvent(sealedV1, { visitId, sealSeq, last }),
      actor: aService('chat'),
    });
  }

  /** The next state event of a visit with this name, newer than a version. */
  async told(name: string, visitId: string, after = 0): Promise<VisitSnapshot> {
    const event = await this.service.nextPublished(
      `visit.${name}.v1`,
      ({ subject, version }) => subject === visitId && version > after,
    );
    return (event.data as { visit: VisitSnapshot }).visit;
  }

  /** The visit as the nurse, or someone else, reads it. */
  async read(visitId: string, by: ClinicianPrincipal = NURSE): Promise<VisitSnapshot> {
    return granted(await this.service.request(getVisit, { visitId, purpose: 'care' }, by)).visit;
  }

  /** Development: hours pass for one visit. */
  async elapse(visitId: string, hours: number): Promise<VisitSnapshot> {
    return granted(await this.service.request(elapseVisit, { visitId, hours }, aService('gateway'))).visit;
  }

  /** Rows of history or audit, oldest first. */
  rows(collection: 'history' | 'audit', filter: Record<string, unknown>): Promise<Record<string, unknown>[]> {
    const name = { history: 'History', audit: 'Audit' }[collection];
    const model = this.service.app.get<Model<Record<string, unknown>>>(modelToken(name));
    return model.find(filter).sort({ at: 1, version: 1 }).lean<Record<string, unknown>[]>().exec();
  }

  /** Lets no test stand in the way of the next: the patient's unfinished cases are over. */
  async finishAll(): Promise<void> {
    const { visits } = granted(await this.service.request(listOwnCases, {}, this.patient));
    for (const visit of visits.filter(({ state }) => UNFINISHED_STATES.includes(state))) {
      if (visit.state === 'ongoing' || visit.state === 'on-hold') await this.finish(visit);
      else granted(await this.cancel(visit.visitId));
    }
  }

  private async finish(visit: VisitSnapshot): Promise<void> {
    const { visitId, responsible, careUnitId, handover } = visit;
    if (!responsible) throw new Error('An ongoing visit has no responsible clinician');
    const { personId, name, profession } = responsible;
    const by = aClinician({ personId, name, profession, role: profession, careUnitId });
    if (handover?.state === 'proposed')
      granted(await this.ask(cancelHandover, { visitId, handoverId: handover.handoverId }, by));
    const { version } = await this.read(visitId, by);
    const async = { kind: 'hours', hours: 0 } as const;
    granted(await this.ask(endVisit, { visitId, expectedVersion: version, async, autoMessage: false }, by));
  }

  /** Queue tells where a clinician works, or that the shift is over. */
  onShift(who: ClinicianPrincipal, onShift = true): Promise<string> {
    this.shiftVersion += 1;
    return this.shiftHeard(who, onShift, this.shiftVersion);
  }

  /** The same as a version of queue's choosing. */
  shiftHeard(who: ClinicianPrincipal, onShift: boolean, version: number): Promise<string> {
    const { personId, name, profession, careUnitId, role } = who;
    const shift = { ...exampleShift, personId, name, profession, careUnitId, role, onShift };
    return this.service.emit({ ...exampleEvent(shiftChangedV1, { shift }), version });
  }

  /** Another care unit, with the same settings but for some. */
  newUnit(careUnitId: string, over: Partial<CareUnit> = {}): Promise<string> {
    return this.service.emit(
      exampleEvent(unitChangedV1, { unit: { ...UNIT, careUnitId, name: careUnitId, ...over } }),
    );
  }

  /** The responsible nurse offers a visit to a unit and role, or to one person there. */
  propose(
    { visitId, version }: VisitSnapshot,
    to: Payload<typeof proposeHandover>['to'],
    over: Pick<Partial<Payload<typeof proposeHandover>>, 'priority' | 'overrideNotOnShift' | 'summary'> & {
      by?: ClinicianPrincipal | PatientPrincipal;
    } = {},
  ) {
    const { by = NURSE, priority = 3, ...rest } = over;
    const handoverId = uuidV7Ids.next();
    const payload = { visitId, expectedVersion: version, handoverId, to, priority, ...rest };
    return this.ask(proposeHandover, { ...payload, message: 'Behöver bedömning.' }, by);
  }

  /** A command that needs nothing but the visit and what is given. */
  ask<C extends CommandContract>(
    contract: C,
    payload: Payload<C>,
    by: ClinicianPrincipal | PatientPrincipal,
    commandId?: string,
  ): Promise<Answer<C> | Refused> {
    return this.service.request(contract, payload, by, commandId === undefined ? {} : { commandId });
  }

  private static async register(
    service: TestService,
    personnummer: string,
    name: string,
  ): Promise<PatientPrincipal> {
    const answer = await service.request(registerPatient, { personnummer, name }, aService('gateway'));
    return { kind: 'patient', personId: granted(answer).patientId, name };
  }
}
