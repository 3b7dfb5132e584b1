import { randomUUID } from 'node:crypto';
import {
  GATEWAY_ROUTES,
  type ChatMessage,
  type PatientUnit,
  type ServerFrame,
  type VisitSnapshot,
} from '@om/contracts';
import { eventually } from '@om/testing';
import type { Browser, TestSocket } from './browser.js';
import type { GatewayUnderTest } from './gateway-under-test.js';

/** Test patients whose cases the demonstration has not all taken. */
const PATIENTS = ['P24-40', 'P24-38', 'P24-45', 'P24-47', 'P24-49', 'P24-52'];

/** Status of a case that the demonstration already has for the patient and the reason. */
const TAKEN = 409;

/** A visit and its patient. */
export interface Visit {
  readonly visitId: string;
  readonly patient: Browser;
  /** As it was when it was made; `version` is what the next change expects. */
  readonly snapshot: Pick<VisitSnapshot, 'version' | 'state'>;
}

type Outline = Visit['snapshot'];
const outlineOf = ({ version, state }: Outline): Outline => ({ version, state });

/** A patient and what they seek care for; one unfinished case each. */
type Combination = readonly [patient: string, reasonCode: string];

/** The frame that opens a visit from its beginning. */
export const openingOf = (visitId: string, afterSeq = 0, ref = 'open-1') =>
  ({ type: 'open', ref, visitId, afterSeq }) as const;

/** People at one care unit, and visits in the state a test needs, each made through the public interface. */
export class Clinic {
  private readonly sockets: TestSocket[] = [];
  private readonly patients = new Map<string, Promise<Browser>>();
  private readonly untaken: Combination[];
  private readonly taken: { readonly visit: Visit; readonly combination: Combination }[] = [];

  private constructor(
    private readonly system: GatewayUnderTest,
    private readonly unit: PatientUnit,
    readonly nurse: Browser,
  ) {
    this.untaken = PATIENTS.flatMap((name) =>
      unit.reasons.map(({ code }) => [`Testpatient ${name}`, code] as const),
    );
  }

  /** The nurse comes to work. Needs the services queue and visit; chat where a visit is to start. */
  static async open(system: GatewayUnderTest, careUnitId = 'min-vard'): Promise<Clinic> {
    const anybody = await system.patient();
    const response = await anybody.ask('/api/patient/units');
    if (!response.ok) throw new Error(`care units: ${String(response.status)} ${await response.text()}`);
    const { units } = (await response.json()) as { units: PatientUnit[] };
    const unit = units.find((one) => one.careUnitId === careUnitId);
    if (!unit) throw new Error(`no care unit ${careUnitId}`);
    return new Clinic(system, unit, await system.staff('nurse', careUnitId));
  }

  /** The nurse works here again after having logged in at another unit: a shift is where it was chosen last. */
  async comeBack(): Promise<void> {
    await this.system.staff('nurse', this.unit.careUnitId);
  }

  /** Somebody has sent a case. */
  async waitingCase(): Promise<Visit> {
    const combination = this.untaken.shift();
    if (!combination) throw new Error('every patient has a case for every reason');
    return (await this.sentCase(combination)) ?? this.waitingCase();
  }

  /** A patient called so has sent a case, for the first reason that is free. */
  async waitingCaseOf(name: string): Promise<Visit> {
    for (const { code } of this.unit.reasons) {
      const visit = await this.sentCase([name, code]);
      if (visit) return visit;
    }
    throw new Error(`${name} has a case for every reason`);
  }

  /** Finishes the cases made so far, as far as nurse and patients can, so that the same reasons can be taken again. */
  async clearAway(): Promise<void> {
    for (const { visit, combination } of this.taken.splice(0)) {
      const { visitId, patient } = visit;
      const cancel = { commandId: randomUUID() };
      const cancelled = await patient.send('POST', `/api/patient/cases/${visitId}/cancel`, cancel);
      const snapshot = cancelled.ok ? undefined : await this.visit(visitId).catch(() => undefined);
      if (snapshot?.state === 'ongoing') await this.ended({ ...visit, snapshot }).catch(() => undefined);
      this.untaken.push(combination);
    }
  }

  /** A case that the nurse has taken on. */
  async claimedCase(): Promise<Visit> {
    return this.claimed(await this.waitingCase());
  }

  /** A visit that the nurse has started. */
  async ongoingVisit(): Promise<Visit> {
    return this.started(await this.claimedCase());
  }

  /** A visit that the nurse has ended; the patient may write for three days. */
  async endedVisit(): Promise<Visit> {
    return this.ended(await this.ongoingVisit());
  }

  /** An ongoing visit that documentation has heard of too. Needs the service documentation. */
  async documentedVisit(): Promise<Visit> {
    const ongoing = await this.ongoingVisit();
    const note = `/api/staff/visits/${ongoing.visitId}/note`;
    await eventually(async () => (await this.nurse.ask(note)).ok);
    return ongoing;
  }

  /** The nurse presses *Ta emot*. */
  claimed(waiting: Visit): Promise<Visit> {
    return this.changed(waiting, 'claim', {});
  }

  /** The nurse presses *Starta besök*; the greeting has come as message 1. */
  async started(claimed: Visit): Promise<Visit> {
    const started = await this.changed(claimed, 'start', { expectedVersion: claimed.snapshot.version });
    await eventually(async () => (await this.messages(started.visitId)).length > 0);
    return started;
  }

  /** The nurse presses *Avsluta besök*. */
  ended(ongoing: Visit): Promise<Visit> {
    return this.changed(ongoing, 'end', {
      expectedVersion: ongoing.snapshot.version,
      async: { kind: 'hours', hours: 72 },
      autoMessage: false,
    });
  }

  /** What a patient sends about a reason: first choices, no red flag. */
  caseFor(reasonCode: string) {
    const questions = this.unit.reasons.find(({ code }) => code === reasonCode)?.questions ?? [];
    return {
      commandId: randomUUID(),
      visitId: randomUUID(),
      careUnitId: this.unit.careUnitId,
      reasonCode,
      answers: questions.map(({ questionId, choices }) => ({
        questionId,
        answer: choices?.[0] ?? 'Några dagar',
      })),
      redFlag: false,
      ownWords: 'Ont sedan tre veckor.',
    };
  }

  /** The conversation of a visit as the nurse reads it. */
  async messages(visitId: string): Promise<ChatMessage[]> {
    const response = await this.nurse.ask(`/api/staff/visits/${visitId}/messages`);
    if (response.status === 404) return [];
    if (!response.ok) throw new Error(await response.text());
    return GATEWAY_ROUTES.staffMessages.answer.parse(await response.json()).messages;
  }

  /** A visit as the nurse sees it now. */
  async visit(visitId: string): Promise<VisitSnapshot> {
    const response = await this.nurse.ask(`/api/staff/visits/${visitId}?purpose=preview`);
    if (!response.ok) throw new Error(await response.text());
    return GATEWAY_ROUTES.staffVisit.answer.parse(await response.json()).visit;
  }

  /** A socket that has been welcomed. */
  async connect(browser: Browser, door: 'staff' | 'patient'): Promise<TestSocket> {
    const socket = browser.socket(door);
    this.sockets.push(socket);
    await socket.next('welcome');
    return socket;
  }

  /** A socket that has been welcomed and has the visit open. */
  async connectTo(
    { visitId, patient }: Visit,
    door: 'staff' | 'patient',
  ): Promise<{ socket: TestSocket; opened: Extract<ServerFrame, { type: 'opened' }> }> {
    const socket = await this.connect(door === 'staff' ? this.nurse : patient, door);
    socket.say(openingOf(visitId));
    return { socket, opened: await socket.next('opened') };
  }

  /** Leaves nothing open for who comes next: sockets and cases. */
  async close(): Promise<void> {
    this.closeSockets();
    await this.clearAway();
  }

  /** Closes every socket: the test is over. */
  closeSockets(): void {
    for (const socket of this.sockets.splice(0)) socket.close();
  }

  /** Undefined when the patient has an unfinished case for the reason. */
  private async sentCase(combination: Combination): Promise<Visit | undefined> {
    const [name, reasonCode] = combination;
    const patient = await this.patientCalled(name);
    const body = this.caseFor(reasonCode);
    const response = await patient.send('POST', '/api/patient/cases', body);
    if (response.status === TAKEN) return undefined;
    if (!response.ok) throw new Error(await response.text());
    const { case: sent } = GATEWAY_ROUTES.sendCase.answer.parse(await response.json());
    const visit = { visitId: body.visitId, patient, snapshot: outlineOf(sent) };
    this.taken.push({ visit, combination });
    return visit;
  }

  private async changed(
    { visitId, patient }: Visit,
    step: 'claim' | 'start' | 'end',
    body: object,
  ): Promise<Visit> {
    const path = `/api/staff/visits/${visitId}/${step}`;
    const response = await this.nurse.send('POST', path, { commandId: randomUUID(), ...body });
    if (!response.ok) throw new Error(await response.text());
    const { visit } = (await response.json()) as { visit: VisitSnapshot };
    return { visitId, patient, snapshot: outlineOf(visit) };
  }

  private patientCalled(name: string): Promise<Browser> {
    const known = this.patients.get(name) ?? this.system.patient(name);
    this.patients.set(name, known);
    return known;
  }
}
