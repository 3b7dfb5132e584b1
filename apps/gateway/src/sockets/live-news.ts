import {
  alarmChangedV1,
  caseChangedV1,
  internalMarkedV1,
  internalMessageSentV1,
  internalTypingV1,
  markedV1,
  messageSentV1,
  patientReachedV1,
  presenceChangedV1,
  readingV1,
  shiftChangedV1,
  typingV1,
  VISIT_STATE_EVENTS,
  type ChatMessage,
  type ClinicianPrincipal,
  type EventEnvelope,
  type InternalMessage,
  type ServerFrame,
  type VisitSnapshot,
} from '@om/contracts';
import { isAlarmFor, isListedFor, presenceSeenFrom } from '@om/visit-state';
import type { z } from 'zod';
import { newsOfVisit } from './visit-news.js';

/** Which sockets get a frame. */
export type Audience =
  /** Both sides of a visit, where it is open. */
  | { readonly to: 'followers'; readonly visitId: string; readonly exceptPersonId?: string }
  /** Only staff who have the visit open. */
  | { readonly to: 'staff-followers'; readonly visitId: string }
  /** Only staff who have the vårdgivarchatt of the visit open. */
  | { readonly to: 'internal-followers'; readonly visitId: string; readonly exceptPersonId?: string }
  /** Staff who work in one of the units, as far as it concerns them; with `visitId` also who has that visit open. */
  | {
      readonly to: 'staff';
      readonly careUnitIds: readonly string[];
      readonly concerns: (clinician: ClinicianPrincipal) => boolean;
      readonly visitId?: string;
    }
  | { readonly to: 'patient'; readonly patientId: string };

/** What an event means to open sockets; a message is placed by each follower's stream, so it is not a frame yet. */
export type LiveNews =
  | { readonly audience: Audience; readonly frame: ServerFrame }
  | { readonly message: ChatMessage }
  | { readonly internalMessage: InternalMessage }
  /** The visit has changed: rights of those who have it open are looked at again. */
  | { readonly visit: VisitSnapshot };

type Translate = (event: EventEnvelope) => readonly LiveNews[];
type DataOf<C extends { readonly data: z.ZodType }> = z.output<C['data']>;

const on = <C extends { readonly type: string; readonly data: z.ZodType }>(
  contract: C,
  translate: (data: DataOf<C>, event: EventEnvelope) => LiveNews | readonly LiveNews[],
): readonly [string, Translate] => [
  contract.type,
  // Parsed by the contract when it was heard.
  (event) => [translate(event.data as DataOf<C>, event)].flat(),
];

const everyone = (): boolean => true;

const TRANSLATIONS: ReadonlyMap<string, Translate> = new Map([
  ...VISIT_STATE_EVENTS.map((contract) => on(contract, ({ visit }, event) => newsOfVisit(visit, event))),
  on(messageSentV1, ({ message }) => ({ message })),
  on(markedV1, ({ visitId, marks }) => ({
    audience: { to: 'followers', visitId },
    frame: { type: 'marks', visitId, marks },
  })),
  on(typingV1, ({ visitId, side, name, personId }) => ({
    audience: { to: 'followers', visitId, exceptPersonId: personId },
    frame: { type: 'typing', visitId, side, name },
  })),
  on(internalMessageSentV1, ({ internalMessage }) => ({ internalMessage })),
  on(internalMarkedV1, ({ visitId, readers }) => ({
    audience: { to: 'internal-followers', visitId },
    frame: { type: 'internal-marks', visitId, readers },
  })),
  on(internalTypingV1, ({ visitId, personId, name }) => ({
    audience: { to: 'internal-followers', visitId, exceptPersonId: personId },
    frame: { type: 'internal-typing', visitId, personId, name },
  })),
  // The last of the frames that reaches a screen counts: who has the visit open that is in view is told so after all.
  on(presenceChangedV1, ({ patientId, presence }, { careunits }) => [
    {
      audience: { to: 'staff', careUnitIds: careunits, concerns: everyone },
      frame: { type: 'presence', patientId, presence: presenceSeenFrom(presence, undefined) },
    },
    ...(presence.visitIds ?? []).map((visitId) => ({
      audience: { to: 'staff-followers' as const, visitId },
      frame: { type: 'presence' as const, patientId, presence: presenceSeenFrom(presence, visitId) },
    })),
  ]),
  on(readingV1, (data, { careunits }) => ({
    audience: { to: 'staff', careUnitIds: careunits, concerns: ({ personId }) => personId !== data.personId },
    frame: { type: 'reading', ...data },
  })),
  on(patientReachedV1, ({ visitId, notification }) => ({
    audience: { to: 'staff-followers', visitId },
    frame: { type: 'notification', visitId, notification },
  })),
  on(caseChangedV1, ({ row }, { careunits }) => ({
    audience: { to: 'staff', careUnitIds: careunits, concerns: (clinician) => isListedFor(row, clinician) },
    frame: { type: 'case-changed', row },
  })),
  on(alarmChangedV1, ({ alarm, leading = 'at-work' }, { careunits }) => ({
    audience: {
      to: 'staff',
      careUnitIds: careunits,
      concerns: (clinician) => isAlarmFor(alarm, clinician, leading),
    },
    frame: { type: 'alarm', alarm },
  })),
  // Who has moved may have led where they come from.
  on(shiftChangedV1, ({ shift }, { careunits }) =>
    shift.lead || careunits.length > 1
      ? {
          audience: { to: 'staff', careUnitIds: careunits, concerns: everyone },
          frame: { type: 'leads-changed' },
        }
      : [],
  ),
]);

/** What an event means to open sockets; nothing when it is not for screens. */
export const liveNewsOf = (event: EventEnvelope): readonly LiveNews[] =>
  TRANSLATIONS.get(event.type)?.(event) ?? [];
