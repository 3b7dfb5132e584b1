import {
  visitClaimWarnedV1,
  visitHandoverAcceptedV1,
  visitHandoverCancelledV1,
  visitHandoverDeclinedV1,
  visitHandoverExpiredV1,
  visitHandoverProposedV1,
  visitHandoverRemindedV1,
  type ClinicianPrincipal,
  type EventEnvelope,
  type ServerFrame,
  type VisitSnapshot,
} from '@om/contracts';
import { maySee } from '@om/visit-state';
import { concernsHandover } from './concerns.js';
import type { LiveNews } from './live-news.js';

const typesOf = (contracts: readonly { readonly type: string }[]): ReadonlySet<string> =>
  new Set(contracts.map(({ type }) => type));

type Happened = NonNullable<Extract<ServerFrame, { type: 'handover' }>['happened']>;

/** What its sender and receivers are told of a handover by a frame of its own. */
const HANDOVER_EVENTS: ReadonlyMap<string, Happened> = new Map([
  [visitHandoverProposedV1.type, 'proposed'],
  [visitHandoverRemindedV1.type, 'reminded'],
  [visitHandoverAcceptedV1.type, 'accepted'],
  [visitHandoverDeclinedV1.type, 'declined'],
  [visitHandoverCancelledV1.type, 'cancelled'],
  [visitHandoverExpiredV1.type, 'expired'],
]);

/** What happens between colleagues: a patient is not even told that something has changed (domain 4.2 invariant 5). */
const AMONG_COLLEAGUES = typesOf([
  visitHandoverProposedV1,
  visitHandoverRemindedV1,
  visitHandoverDeclinedV1,
  visitHandoverCancelledV1,
  visitHandoverExpiredV1,
  visitClaimWarnedV1,
]);

/** What a state event of a visit means to open sockets. */
export const newsOfVisit = (visit: VisitSnapshot, { type, careunits }: EventEnvelope): LiveNews[] => {
  const { visitId } = visit;
  const changed = changedFrame(visit);
  const news: LiveNews[] = [
    { visit },
    {
      audience: {
        to: 'staff',
        careUnitIds: careunits,
        concerns: (clinician) => maySee(visit, clinician),
        visitId,
      },
      frame: changed,
    },
  ];
  if (!AMONG_COLLEAGUES.has(type))
    news.push({ audience: { to: 'patient', patientId: visit.patient.patientId }, frame: changed });
  const happened = HANDOVER_EVENTS.get(type);
  if (happened) news.push(...newsOfHandover(visit, happened, careunits));
  return news;
};

const changedFrame = ({ visitId, version, state, lastChange: { byName, at } }: VisitSnapshot) =>
  ({ type: 'visit-changed', visitId, version, state, byName, at }) as const;

const newsOfHandover = (
  visit: VisitSnapshot,
  happened: Happened,
  careUnitIds: readonly string[],
): LiveNews[] => {
  const { handover, visitId, version, reason } = visit;
  if (!handover) return [];
  const { message: _words, summary: _more, declinedBy, ...outline } = handover;
  const told = (why: Happened, concerns: (clinician: ClinicianPrincipal) => boolean): LiveNews => ({
    audience: { to: 'staff', careUnitIds, concerns },
    frame: { type: 'handover', visitId, version, reason: reason.label, handover: outline, happened: why },
  });
  const news = [told(happened, (clinician) => concernsHandover(handover, clinician))];
  const decliner = declinedBy.at(-1);
  if (happened === 'declined' && decliner)
    news.push(told('declined-by-you', ({ personId }) => personId === decliner.personId));
  return news;
};
