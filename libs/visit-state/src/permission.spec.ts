import { describe, expect, it } from '@jest/globals';
import { actionsFor, type VisitAction } from './permission.js';
import { aDraft, CLINICIANS, PATIENT, STRANGER } from './testing/simulated-clinic.js';
import { VISIT_STATES, type VisitState } from './states.js';
import { HELD_STATES } from './transitions.js';
import type { Actor, Visit } from './visit.js';

const [NURSE, COLLEAGUE, OUTSIDER] = CLINICIANS;
const aVisit = (state: VisitState, over: Partial<Visit> = {}): Visit => ({
  ...aDraft(),
  state,
  ...(HELD_STATES.includes(state) && {
    responsible: { personId: NURSE.personId, name: NURSE.name, profession: 'nurse', since: '' },
  }),
  ...over,
});
const allowed = (visit: Visit, actor: Actor): VisitAction[] =>
  Object.entries(actionsFor(visit, actor))
    .filter(([, { allowed: can }]) => can)
    .map(([action]) => action as VisitAction);

describe('the actions on a visit', () => {
  it.each([
    ['scheduled', ['claim'], ['claim'], ['cancel']],
    ['waiting', ['claim'], ['claim'], ['cancel']],
    ['claimed', ['release', 'start'], [], ['cancel']],
    ['ongoing', ['end'], [], []],
    ['async', [], [], []],
    ['closed', [], [], []],
    ['cancelled', [], [], []],
  ] as const)(
    'of %s are %j for who has it, %j for a colleague, %j for the patient',
    (state, own, colleague, patient) => {
      const visit = aVisit(state);
      expect([allowed(visit, NURSE), allowed(visit, COLLEAGUE), allowed(visit, PATIENT)]).toEqual([
        own,
        colleague,
        patient,
      ]);
    },
  );

  it.each(VISIT_STATES)('of %s are none for strangers, who are not even told that it exists', (state) => {
    const service: Actor = { kind: 'service', personId: 'gateway' };
    for (const who of [OUTSIDER, STRANGER, service]) {
      expect(new Set(Object.values(actionsFor(aVisit(state), who)).map(({ code }) => code))).toEqual(
        new Set(['visit.not-found']),
      );
    }
  });

  it('go with the case when its clinician has logged in at another unit', () => {
    expect(allowed(aVisit('ongoing'), { ...NURSE, careUnitId: 'exempelby' })).toEqual(['end']);
  });

  it('say why not', () => {
    const claimed = aVisit('claimed');
    expect(actionsFor(claimed, COLLEAGUE)).toEqual({
      claim: { allowed: false, code: 'visit.already-claimed' },
      release: { allowed: false, code: 'visit.not-responsible' },
      start: { allowed: false, code: 'visit.not-responsible' },
      end: { allowed: false, code: 'visit.state-forbids' },
      cancel: { allowed: false, code: 'visit.forbidden' },
    });
    expect(actionsFor(claimed, PATIENT).claim).toEqual({ allowed: false, code: 'visit.forbidden' });
  });
});
