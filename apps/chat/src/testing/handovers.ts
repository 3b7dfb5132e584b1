import type { VisitSnapshot } from '@om/contracts';
import type { TestCase } from './test-case.js';

type Handover = NonNullable<VisitSnapshot['handover']>;
type Guest = NonNullable<VisitSnapshot['guests']>[number];

const at = '2026-11-23T09:40:00.000Z';

/** A handover of a case to a physician at another unit, as visit tells it. */
export const aHandover = ({ responsible }: TestCase, over: Partial<Handover> = {}): Handover => ({
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'proposed',
  proposedAt: at,
  expiresAt: '2026-11-23T10:40:00.000Z',
  from: {
    personId: responsible.personId,
    name: responsible.name,
    profession: responsible.profession,
    careUnitId: responsible.careUnitId,
  },
  to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
  priority: 2,
  message: 'Bedöm helst idag.',
  declinedBy: [],
  ...over,
});

/** The person as a guest. */
export const aGuest = (
  { personId, name, profession, careUnitId }: Pick<Guest, 'personId' | 'name' | 'profession' | 'careUnitId'>,
  over: Partial<Guest> = {},
): Guest => ({ personId, name, profession, careUnitId, since: at, how: 'invited', sees: 'all', ...over });
