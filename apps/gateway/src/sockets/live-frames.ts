import {
  caseChangedV1,
  markedV1,
  messageSentV1,
  patientReachedV1,
  presenceChangedV1,
  typingV1,
  VISIT_STATE_EVENTS,
  type ChatMessage,
  type EventEnvelope,
  type ServerFrame,
  type VisitSnapshot,
} from '@om/contracts';
import type { z } from 'zod';

/** Which sockets get a frame. */
export type Audience =
  /** Both sides of a visit, where it is open. */
  | { readonly to: 'followers'; readonly visitId: string; readonly exceptPersonId?: string }
  /** Only staff who have the visit open. */
  | { readonly to: 'staff-followers'; readonly visitId: string }
  /** Staff who work in the units the event is about. */
  | { readonly to: 'units'; readonly careUnitIds: readonly string[] }
  /** Staff of the units, and the patient of the visit. */
  | { readonly to: 'units-and-patient'; readonly careUnitIds: readonly string[]; readonly patientId: string };

/** What an event means to open sockets; a message is placed by each follower's stream, so it is not a frame yet. */
export type LiveNews =
  { readonly audience: Audience; readonly frame: ServerFrame } | { readonly message: ChatMessage };

type Translate = (event: EventEnvelope) => LiveNews;
type DataOf<C extends { readonly data: z.ZodType }> = z.output<C['data']>;

const on = <C extends { readonly type: string; readonly data: z.ZodType }>(
  contract: C,
  translate: (data: DataOf<C>, event: EventEnvelope) => LiveNews,
): readonly [string, Translate] => [
  contract.type,
  (event) => translate(contract.data.parse(event.data) as DataOf<C>, event),
];

const visitChanged = ({ visit }: { visit: VisitSnapshot }, { careunits }: EventEnvelope): LiveNews => ({
  audience: { to: 'units-and-patient', careUnitIds: careunits, patientId: visit.patient.patientId },
  frame: {
    type: 'visit-changed',
    visitId: visit.visitId,
    version: visit.version,
    state: visit.state,
    byName: visit.lastChange.byName,
    at: visit.lastChange.at,
  },
});

const TRANSLATIONS: ReadonlyMap<string, Translate> = new Map([
  ...VISIT_STATE_EVENTS.map((contract) => on(contract, visitChanged)),
  on(messageSentV1, ({ message }) => ({ message })),
  on(markedV1, ({ visitId, marks }) => ({
    audience: { to: 'followers', visitId },
    frame: { type: 'marks', visitId, marks },
  })),
  on(typingV1, ({ visitId, side, name, personId }) => ({
    audience: { to: 'followers', visitId, exceptPersonId: personId },
    frame: { type: 'typing', visitId, side, name },
  })),
  on(presenceChangedV1, ({ patientId, presence }, { careunits }) => ({
    audience: { to: 'units', careUnitIds: careunits },
    frame: { type: 'presence', patientId, presence },
  })),
  on(patientReachedV1, ({ visitId, notification }) => ({
    audience: { to: 'staff-followers', visitId },
    frame: { type: 'notification', visitId, notification },
  })),
  on(caseChangedV1, ({ row }) => ({
    audience: { to: 'units', careUnitIds: [row.careUnitId] },
    frame: { type: 'case-changed', row },
  })),
]);

/** What an event means to open sockets; undefined when it is not for screens. */
export const liveNewsOf = (event: EventEnvelope): LiveNews | undefined =>
  TRANSLATIONS.get(event.type)?.(event);
