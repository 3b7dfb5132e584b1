import { NOTHING_HEARD } from '../conversation.js';
import { decide, OURSELVES, type VisitDecision, type VisitEvent } from '../decide.js';
import type { UnitRules } from '../deadlines.js';
import type { VisitRefusal } from '../refusals.js';
import { timersOf } from '../timers.js';
import { VISIT_TIMERS, type Trigger, type VisitRecord } from '../triggers.js';
import type { Actor, Clinician, Visit } from '../visit.js';

/** Made-up persons of the simulation. The last of the clinicians works at another unit. */
export const PATIENT: Actor = { kind: 'patient', personId: 'p40', name: 'Testpatient P24-40' };
export const STRANGER: Actor = { kind: 'patient', personId: 'p52', name: 'Testpatient P24-52' };
export const CLINICIANS = [
  aClinician('HSP39 TestPerson39', 'min-vard'),
  aClinician('HSP21 TestPerson21', 'min-vard'),
  aClinician('HSP57 TestPerson57', 'exempelby'),
] as const;
/** Leads the unit of the visit. */
export const LEAD: Clinician = { ...aClinician('HSP12 TestPerson12', 'min-vard'), lead: true };
/** Everyone who works in the simulation. */
export const STAFF: readonly Clinician[] = [...CLINICIANS, LEAD];
const CHAT: Actor = { kind: 'service', personId: 'chat' };
const QUEUE: Actor = { kind: 'service', personId: 'queue' };

function aClinician(name: string, careUnitId: string): Clinician {
  return { kind: 'clinician', personId: name, name, profession: 'nurse', careUnitId, role: 'nurse' };
}

/** A case as its patient begins it, before it is sent or booked. */
export const aDraft = (over: Partial<Visit> = {}): Visit => ({
  visitId: 'v1',
  version: 0,
  state: 'draft',
  entry: 'drop-in',
  careUnitId: 'min-vard',
  careUnitName: 'Min vård Testköping',
  priority: 3,
  patient: { patientId: 'p40' },
  createdAt: '2026-11-23T09:00:00.000Z',
  claimNumber: 0,
  sealing: false,
  lastChange: { at: '2026-11-23T09:00:00.000Z', byName: 'Testpatient P24-40', byKind: 'patient' },
  ...over,
});

/** Who begins a visit, when it is not its patient. */
const BEGINS: Partial<Record<Trigger['type'], Actor>> = { book: OURSELVES, create: CLINICIANS[0] };

/** Where chat lets people write. */
const CONVERSATION_STATES: readonly Visit['state'][] = ['ongoing', 'on-hold', 'async'];

interface Entry {
  readonly seq: number;
  readonly kind: 'patient' | 'care' | 'mark';
}

/**
 * A visit with its chat, in memory: the chat is only what architecture 2 says about it (gapless `seq`, greeting first,
 * seal and unseal as entries), its facts reach the visit in any order and several times, and so do the visit's events.
 */
export class SimulatedClinic {
  record: VisitRecord;
  now = new Date('2026-11-23T09:00:00.000Z');
  readonly events: VisitEvent[] = [];
  readonly log: Entry[] = [];
  readonly onTheWay: Trigger[] = [];
  private readonly unread: VisitEvent[] = [];
  private chatVersion = 0;
  /** The version for which the conversation was sealed; 0 = it is not. */
  private sealedFor = 0;
  open = false;

  /** @param unit the settings of the visit's care unit */
  constructor(
    draft: Visit,
    first: Trigger,
    private readonly unit: UnitRules = {},
  ) {
    this.record = { visit: draft, heard: NOTHING_HEARD };
    this.act(first, BEGINS[first.type] ?? PATIENT);
  }

  /** Someone presses something; the refusal, if there is one. */
  act(trigger: Trigger, actor: Actor): VisitRefusal | undefined {
    const decision: VisitDecision = decide(this.record, trigger, actor, this.now, this.unit);
    if ('refused' in decision) return decision.refused;
    this.record = decision.record;
    this.events.push(...decision.events);
    this.unread.push(...decision.events);
    return undefined;
  }

  /** A text is stored, if the conversation is open; the visit hears of it later. */
  write(side: 'patient' | 'care'): boolean {
    if (this.open) this.fact(`${side}-message`, side);
    return this.open;
  }

  /** One fact reaches the visit: the one at `index`, which may stay to come again. */
  deliver(index: number, again: boolean): void {
    const place = index % Math.max(1, this.onTheWay.length);
    const fact = this.onTheWay[place];
    if (!fact) return;
    if (!again) this.onTheWay.splice(place, 1);
    this.act(fact, CHAT);
  }

  /** One event reaches chat, perhaps before an older one. */
  chatReads(index: number): void {
    const [event] = this.unread.splice(index % Math.max(1, this.unread.length), 1);
    if (!event || event.visit.version <= this.chatVersion) return;
    const { visit } = event;
    this.chatVersion = visit.version;
    if (!visit.startedAt) return;
    if (this.log.length === 0) this.fact('other-entry', 'mark');
    const isOver = visit.state === 'redirected' || visit.state === 'no-show';
    const sealed = visit.sealing || visit.closedAt !== undefined || isOver;
    const wanted = isOver ? 1 : (visit.sealRequestVersion ?? 0);
    if (sealed && this.sealedFor < wanted) this.seal();
    this.sealedFor = sealed ? visit.version : 0;
    this.open = !sealed && CONVERSATION_STATES.includes(visit.state);
  }

  /** Queue tells of a booking with a ticket, or that it was cancelled. */
  books(fact: Trigger): void {
    this.act(fact, QUEUE);
  }

  /** The timers that are due go off. */
  timersGoOff(): void {
    const timers = timersOf(this.record);
    for (const type of VISIT_TIMERS)
      if ((timers[type] ?? Infinity) <= this.now) this.act({ type }, OURSELVES);
  }

  pass(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * 3_600_000);
  }

  /** Nothing is on the way. */
  get isSettled(): boolean {
    return this.unread.length + this.onTheWay.length === 0;
  }

  /** Everything on the way arrives. */
  settle(): void {
    while (!this.isSettled) {
      this.chatReads(0);
      this.deliver(0, false);
    }
  }

  /** Highest text of a side, 0 = none. */
  last(kind: Entry['kind']): number {
    return this.log.findLast((entry) => entry.kind === kind)?.seq ?? 0;
  }

  private seal(): void {
    const { seq: sealSeq } = this.append('mark');
    this.onTheWay.push({ type: 'sealed', sealSeq, patient: this.last('patient'), care: this.last('care') });
  }

  private fact(type: 'patient-message' | 'care-message' | 'other-entry', kind: Entry['kind']): void {
    this.onTheWay.push({ type, seq: this.append(kind).seq, at: this.now.toISOString() });
  }

  private append(kind: Entry['kind']): Entry {
    const entry = { seq: this.log.length + 1, kind };
    this.log.push(entry);
    return entry;
  }
}
