import { describe, expect, it } from '@jest/globals';
import {
  exampleSnapshot,
  visitHandoverDeclinedV1,
  visitHandoverProposedV1,
  visitHandoverRemindedV1,
  type ClinicianPrincipal,
  type VisitSnapshot,
} from '@om/contracts';
import { aClinician, exampleEvent } from '@om/testing';
import { newsOfVisit } from './visit-news.js';

const [SENDER, DECLINER, ASKED] = [39, 57, 60].map((number) =>
  aClinician({ personId: `SE2321000131-P0000000000${String(number)}`, name: `HSP${String(number)}` }),
) as [ClinicianPrincipal, ClinicianPrincipal, ClinicianPrincipal];
const said = {
  personId: DECLINER.personId,
  name: DECLINER.name,
  at: '2026-11-23T10:05:00.000Z',
  code: 'no-time',
  text: '',
} as const;
/** Offered to everyone in the role. */
const visit = (declinedBy: readonly (typeof said)[] = []): VisitSnapshot => ({
  ...exampleSnapshot,
  handover: {
    handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
    state: 'proposed',
    proposedAt: '2026-11-23T10:00:00.000Z',
    expiresAt: '2026-11-23T10:15:00.000Z',
    from: { ...SENDER, profession: 'nurse' },
    to: { careUnitId: ASKED.careUnitId, careUnitName: 'Min vård', role: ASKED.role },
    priority: 2,
    declinedBy: [...declinedBy],
  },
});
type Contract = typeof visitHandoverDeclinedV1;
/** What is told of the handover itself, and to whom of the three. */
const told = (contract: Contract, of: VisitSnapshot) =>
  newsOfVisit(of, exampleEvent(contract, { visit: of })).flatMap((news) =>
    'frame' in news && news.frame.type === 'handover' && news.audience.to === 'staff'
      ? [[news.frame.happened, [SENDER, DECLINER, ASKED].filter(news.audience.concerns)]]
      : [],
  );

describe('a handover to a group', () => {
  it('is told to its sender and to everyone it is offered to', () => {
    expect(told(visitHandoverProposedV1, visit())).toEqual([['proposed', [SENDER, DECLINER, ASKED]]]);
  });

  it('says that it is a reminder, and that it is one colleague’s no', () => {
    expect(told(visitHandoverRemindedV1, visit())).toMatchObject([['reminded', {}]]);
    expect(told(visitHandoverDeclinedV1, visit([said]))).toMatchObject([
      ['declined', [SENDER, ASKED]],
      ['declined-by-you', {}],
    ]);
  });

  it('is told the last time to who has declined it, for their other windows, and then no more (domain 4.4 H3)', () => {
    const both = [{ ...said, personId: ASKED.personId }, said];
    const [, last] = told(visitHandoverDeclinedV1, visit(both));
    expect(last).toEqual(['declined-by-you', [DECLINER]]);
    expect(told(visitHandoverRemindedV1, visit([said]))).toEqual([['reminded', [SENDER, ASKED]]]);
  });
});
