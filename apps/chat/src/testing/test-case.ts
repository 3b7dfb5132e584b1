import {
  exampleSnapshot,
  getHistory,
  markSeen,
  reportPresences,
  sendMessage,
  visitStartedV1,
  type EventContract,
  type Marks,
  type PresenceWord,
  type Principal,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, type Answer, type Refused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import {
  aClinician,
  aPatient,
  aService,
  exampleEvent,
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '@om/testing';
import type { Model } from 'mongoose';
import { ChatModule } from '../chat.module.js';
import { chatEnv } from '../env.js';

export const TEST_LINK = 'https://vard.example';

/** The real chat service on a real broker and store. */
export const startChat = (options: TestServiceOptions<typeof chatEnv> = {}): Promise<TestService> =>
  startTestService((env) => ChatModule.forEnvironment(env), 'chat', {
    ...options,
    schema: chatEnv,
    env: { PUBLIC_URL: TEST_LINK, ...options.env },
  });

/** The documents of a kind, as the service keeps them. */
export const modelOf = <T>(chat: TestService, name: string): Model<T> =>
  chat.app.get<Model<T>>(modelToken(name), { strict: false });

const at = '2026-11-23T09:52:00.000Z';

/** What a visit looks like at the steps of its life, for {@link TestCase.hear}. */
export const STEPS = {
  waiting: { state: 'waiting', responsible: undefined },
  claimed: { state: 'claimed' },
  started: { state: 'ongoing', startedAt: '2026-11-23T09:31:00.000Z', greeting: 'Hej och välkommen!' },
  ended: { state: 'async', endedAt: at, asyncUntil: at, endedAfterSeq: 1 },
  sealing: { sealing: true },
  extended: { sealing: false },
  closed: { state: 'closed', sealing: false, closedAt: at },
} as const satisfies Record<string, Partial<VisitSnapshot>>;

/** A case of its own patient, as visit would tell chat about it. */
export class TestCase {
  readonly visitId = uuidV7Ids.next();
  readonly patient = aPatient({ personId: uuidV7Ids.next() });
  readonly responsible = aClinician();
  readonly colleague = aClinician({
    personId: 'SE2321000131-P000000000021',
    name: 'HSP21 TestPerson21',
    profession: 'physician',
  });
  readonly stranger = aClinician({ careUnitId: 'exempelby' });
  visit: VisitSnapshot;

  constructor(
    readonly chat: TestService,
    over: Partial<VisitSnapshot> = {},
  ) {
    this.visit = {
      ...exampleSnapshot,
      visitId: this.visitId,
      version: 1,
      patient: { ...exampleSnapshot.patient, patientId: this.patient.personId },
      ...over,
    };
  }

  /** Visit tells the next version; `contract` only names the event, every one carries the same. */
  async hear(over: Partial<VisitSnapshot>, contract: EventContract = visitStartedV1): Promise<void> {
    this.visit = { ...this.visit, version: this.visit.version + 1, ...over };
    await this.redeliver(this.visit, contract);
  }

  /** A state event as it is, again or late. */
  async redeliver(visit: VisitSnapshot, contract: EventContract = visitStartedV1): Promise<void> {
    const outcome = await this.chat.emit(exampleEvent(contract, { visit }, { version: visit.version }));
    if (outcome !== 'handled' && outcome !== 'outdated') throw new Error(`${contract.type} was ${outcome}`);
  }

  send(
    by: Principal,
    text: string,
    clientId = uuidV7Ids.next(),
  ): Promise<Answer<typeof sendMessage> | Refused> {
    return this.chat.request(sendMessage, { visitId: this.visitId, clientId, text }, by, {
      timeoutMs: 30_000,
    });
  }

  async mark(by: Principal, seen: { delivered?: number; read?: number }): Promise<Marks | Refused> {
    const answer = await this.chat.request(markSeen, { visitId: this.visitId, ...seen }, by);
    return isRefused(answer) ? answer : answer.marks;
  }

  /** The patient as a gateway sees them: with the app open, and nothing in view, unless it is said. */
  word(over: Partial<PresenceWord> = {}): PresenceWord {
    const { personId: patientId, name } = this.patient;
    return { patientId, name, online: true, ...over };
  }

  /** A gateway says where the patient is. */
  async seen(over: Partial<PresenceWord> = {}): Promise<void> {
    const words = { gatewayId: 'gateway-1', patients: [this.word(over)] };
    const answer = await this.chat.request(reportPresences, words, aService('gateway'));
    if (isRefused(answer) || answer.notTaken.length > 0) throw new Error(JSON.stringify(answer));
  }

  ask(by: Principal, afterSeq = 0, limit = 500): Promise<Answer<typeof getHistory> | Refused> {
    return this.chat.request(getHistory, { visitId: this.visitId, afterSeq, limit }, by);
  }

  /** The conversation as someone sees who may. */
  async history(by: Principal = this.patient, afterSeq = 0): Promise<Answer<typeof getHistory>> {
    const answer = await this.ask(by, afterSeq);
    if (isRefused(answer)) throw new Error(`history refused: ${answer.refused.code}`);
    return answer;
  }

  /** Kinds of all entries, in order. */
  async kinds(): Promise<string[]> {
    return (await this.history()).messages.map(({ kind }) => kind);
  }
}
