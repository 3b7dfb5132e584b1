import { describe, expect, it } from '@jest/globals';
import { actionsFor, type VisitAction } from './permission.js';
import type { Guest, Handover, Resource } from './participation.js';
import { maySee, standingOf } from './standing.js';
import { aDraft, CLINICIANS, LEAD, PATIENT, STRANGER } from './testing/simulated-clinic.js';
import { VISIT_STATES, type VisitState } from './states.js';
import { HELD_STATES } from './transitions.js';
import type { Actor, Clinician, Visit } from './visit.js';

const [NURSE, COLLEAGUE, OUTSIDER] = CLINICIANS;
const aVisit = (state: VisitState, over: Partial<Visit> = {}): Visit => ({
  ...aDraft(),
  state,
  ...(HELD_STATES.includes(state) && {
    responsible: { personId: NURSE.personId, name: NURSE.name, profession: 'nurse', since: '' },
  }),
  ...over,
});
const offered = (to: Omit<Resource, 'careUnitName'>): Handover => ({
  handoverId: 'h1',
  state: 'proposed',
  proposedAt: '2026-11-23T09:00:00.000Z',
  expiresAt: '2026-11-23T10:00:00.000Z',
  from: { personId: NURSE.personId, name: NURSE.name, profession: 'nurse', careUnitId: 'min-vard' },
  to: { careUnitName: to.careUnitId, ...to },
  priority: 3,
  declinedBy: [],
});
const aGuest = ({ personId, name, profession, careUnitId }: Clinician): Guest => ({
  personId,
  name,
  profession,
  careUnitId,
  since: '2026-11-23T09:00:00.000Z',
  how: 'invited',
  sees: 'all',
});
const allowed = (visit: Visit, actor: Actor): VisitAction[] =>
  Object.entries(actionsFor(visit, actor))
    .filter(([, { allowed: can }]) => can)
    .map(([action]) => action as VisitAction);

const BESIDE = ['log-contact-attempt', 'raise-emergency'] as const;
const BEGUN = ['propose-handover', 'invite-guest', 'send-ticket'] as const;
const ACTIONS = [
  [
    'scheduled',
    ['claim', 'cancel-by-care', 'no-show', ...BESIDE],
    ['claim', 'cancel-by-care', 'no-show', ...BESIDE],
    ['cancel', 'check-in', 'add-words', 'raise-emergency'],
  ],
  [
    'waiting',
    ['claim', 'cancel-by-care', 'link', ...BESIDE],
    ['claim', 'cancel-by-care', 'link', ...BESIDE],
    ['cancel', 'add-words', 'raise-emergency'],
  ],
  [
    'claimed',
    ['release', 'start', 'redirect', 'link', 'send-ticket', ...BESIDE],
    BESIDE,
    ['cancel', 'add-words', 'raise-emergency'],
  ],
  [
    'ongoing',
    ['pause', 'end', 'redirect', 'no-show', ...BEGUN, ...BESIDE],
    ['take-over', ...BESIDE],
    ['raise-emergency'],
  ],
  [
    'on-hold',
    ['resume', 'end', 'no-show', ...BEGUN, ...BESIDE],
    ['take-over', ...BESIDE],
    ['raise-emergency'],
  ],
  [
    'async',
    ['resume', 'extend-async', 'close', ...BEGUN, ...BESIDE],
    ['resume', ...BESIDE],
    ['raise-emergency'],
  ],
  ['closed', ['reopen'], ['reopen'], []],
  ['cancelled', [], [], []],
  ['no-show', [], [], []],
  ['redirected', [], [], []],
] as const;

describe('the actions on a visit', () => {
  it.each(ACTIONS)(
    'of %s are %j for who has it, %j for a colleague, %j for the patient',
    (state, own, colleague, patient) => {
      const visit = aVisit(state, { startedAt: '2026-11-23T09:00:00.000Z' });
      const people = [NURSE, COLLEAGUE, PATIENT].map((who) => allowed(visit, who).sort());
      expect(people).toEqual([own, colleague, patient].map((actions) => [...actions].sort()));
    },
  );

  it('of a case offered to a colleague are theirs to answer, and the sender’s to take back', () => {
    const visit = aVisit('ongoing', { handover: offered({ careUnitId: 'exempelby', role: 'nurse' }) });
    expect(allowed(visit, OUTSIDER)).toEqual(['accept-handover', 'decline-handover']);
    expect(allowed(visit, NURSE)).toContain('cancel-handover');
    expect(allowed(visit, LEAD)).toContain('cancel-handover');
    expect(actionsFor(visit, NURSE).end).toEqual({ allowed: false, code: 'visit.handover-pending' });
    expect(standingOf(visit, OUTSIDER)).toBe('receiver');
    expect(actionsFor(visit, COLLEAGUE)['accept-handover'].code).toBe('visit.forbidden');
  });

  it('of a case offered to one person are nobody else’s', () => {
    const person = { personId: COLLEAGUE.personId, name: COLLEAGUE.name };
    const visit = aVisit('ongoing', { handover: offered({ careUnitId: 'min-vard', role: 'nurse', person }) });
    expect(allowed(visit, COLLEAGUE)).toContain('accept-handover');
    expect(allowed(visit, LEAD)).not.toContain('accept-handover');
  });

  it('tell an addressed colleague who was too late how the handover ended, and nothing else', () => {
    const visit = aVisit('ongoing', {
      handover: { ...offered({ careUnitId: 'exempelby', role: 'nurse' }), state: 'cancelled' },
    });
    expect(maySee(visit, OUTSIDER)).toBe(false);
    expect(actionsFor(visit, OUTSIDER)['accept-handover'].code).toBe('visit.handover-settled');
    expect(actionsFor(visit, OUTSIDER).end.code).toBe('visit.not-found');
  });

  it('of a guest are to say that it is an emergency and to leave', () => {
    const visit = aVisit('ongoing', { guests: [aGuest(OUTSIDER)] });
    expect(allowed(visit, OUTSIDER)).toEqual(['raise-emergency', 'leave-as-guest']);
  });

  it('of the unit lead are also to give a case back and to send a guest away', () => {
    expect(allowed(aVisit('claimed'), LEAD)).toContain('release');
    expect(allowed(aVisit('ongoing', { guests: [aGuest(OUTSIDER)] }), LEAD)).toContain('remove-guest');
    expect(allowed(aVisit('claimed'), { ...LEAD, careUnitId: 'exempelby' })).toEqual([]);
  });

  it('of who has taken part are none, but they still see it', () => {
    const visit = aVisit('async', {
      formerParticipants: [{ ...aGuest(OUTSIDER), until: '', was: 'guest' }],
    });
    expect([maySee(visit, OUTSIDER), allowed(visit, OUTSIDER)]).toEqual([true, []]);
  });

  it('wait while the conversation is being sealed', () => {
    const sealing = aVisit('async', { sealing: true, unansweredReply: { seq: 2, at: '' } });
    for (const action of ['resume', 'extend-async', 'close', 'propose-handover'] as const)
      expect(actionsFor(sealing, NURSE)[action].code).toBe('visit.sealing');
    expect(actionsFor(sealing, COLLEAGUE)['take-over'].code).toBe('visit.sealing');
  });

  it.each(VISIT_STATES)('of %s are none for strangers, who are not even told that it exists', (state) => {
    const service: Actor = { kind: 'service', personId: 'gateway' };
    for (const who of [OUTSIDER, STRANGER, service]) {
      expect(new Set(Object.values(actionsFor(aVisit(state), who)).map(({ code }) => code))).toEqual(
        new Set(['visit.not-found']),
      );
    }
  });

  it('are none while its clinician is logged in at another unit: rights go by the assignment (domain 2.2)', () => {
    const elsewhere = { ...NURSE, careUnitId: 'exempelby' };
    expect(allowed(aVisit('ongoing'), elsewhere)).toEqual([]);
    expect(maySee(aVisit('ongoing'), elsewhere)).toBe(false);
  });

  it('offer no pause while a text of the patient waits, once somebody has looked at the conversation', () => {
    const ongoing = aVisit('ongoing');
    const pause = (waits?: boolean) => actionsFor({ ...ongoing, patientWaits: waits }, NURSE).pause;
    expect(pause(true)).toEqual({ allowed: false, code: 'visit.unanswered-message' });
    expect([pause(false), pause()]).toEqual([{ allowed: true }, { allowed: true }]);
  });

  it('say why not', () => {
    const claimed = aVisit('claimed');
    expect(actionsFor(claimed, COLLEAGUE)).toMatchObject({
      claim: { allowed: false, code: 'visit.already-claimed' },
      release: { allowed: false, code: 'visit.not-responsible' },
      start: { allowed: false, code: 'visit.not-responsible' },
      end: { allowed: false, code: 'visit.state-forbids' },
      cancel: { allowed: false, code: 'visit.forbidden' },
    });
    expect(actionsFor(claimed, PATIENT).claim).toEqual({ allowed: false, code: 'visit.forbidden' });
  });
});
