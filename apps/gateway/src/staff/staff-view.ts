import {
  PROFESSIONS,
  type CareUnit,
  type ClinicianPrincipal,
  type getHistory,
  type getInternalHistory,
  type getNote,
  type linkedCases,
  type listDuties,
  type listEarlierCases,
  type listUnits,
  type StaffVisit,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, type Answer, type Refused, type RequestContract } from '@om/messaging';
import { actionsFor, fillGreeting, patientWaits } from '@om/visit-state';
import { isAway } from '../problems/away.js';
import { awayParts, partOf } from '../problems/parts.js';

type Part<C extends RequestContract> = Answer<C> | Refused;

/** What everybody who may see a visit is shown beside it. */
export interface CommonParts {
  readonly units: Part<typeof listUnits>;
  readonly earlier: Part<typeof listEarlierCases>;
  readonly linked: Part<typeof linkedCases>;
}
/** What is said and written in a visit: not read in a preview. */
export interface CareParts {
  readonly history: Part<typeof getHistory>;
  readonly internal: Part<typeof getInternalHistory>;
  readonly note: Part<typeof getNote>;
  readonly duties: Part<typeof listDuties>;
}

/** Puts the view together; a part that is away is named in `degraded`, one that said no is simply absent. */
export const staffView = (
  visit: VisitSnapshot,
  principal: ClinicianPrincipal,
  { units, earlier, linked, care }: CommonParts & { readonly care: CareParts | undefined },
  now: Date,
): StaffVisit => {
  const known = partOf(units)?.units;
  const unit = known?.find(({ careUnitId }) => careUnitId === visit.careUnitId) ?? null;
  const away = awayParts({ queue: units, visit: earlier, chat: care?.history, documentation: care?.note });
  return {
    visit,
    actions: actionsFor({ ...visit, ...wordsOf(care) }, principal),
    conversation: partOf(care?.history) ?? null,
    note: partOf(care?.note)?.note ?? null,
    unit,
    ticketChoices: known ? known.map(ticketChoice) : null,
    earlierCases: partOf(earlier)?.cases ?? null,
    linkedCases: partOf(linked)?.cases ?? null,
    follows: partOf(linked)?.follows,
    ...(care ? careView(care) : {}),
    ...greetingOf(visit, unit, principal),
    degraded: away,
    serverTime: now.toISOString(),
  };
};

/** Who has nothing to do with the vårdgivarchatt is not told that it is missing. */
const careView = ({ internal, duties }: CareParts): Pick<StaffVisit, 'internal' | 'duties'> => ({
  ...(isRefused(internal) && !isAway(internal) ? {} : { internal: partOf(internal) ?? null }),
  duties: partOf(duties)?.duties ?? null,
});

const ticketChoice = ({ careUnitId, name, reasons }: CareUnit) => ({
  careUnitId,
  name,
  reasons: reasons.map(({ code, label }) => ({ code, label })),
});

/** What the rules know of the conversation beforehand; nothing where it has not been read, or not to its end. */
const wordsOf = (care: CareParts | undefined): { patientWaits?: boolean } => {
  const read = partOf(care?.history);
  return read && !read.more ? { patientWaits: patientWaits(read.messages) } : {};
};

/** Until the start: the words the visit would begin with, if this person started it. */
const greetingOf = (
  { startedAt }: VisitSnapshot,
  unit: CareUnit | null,
  { name, profession }: ClinicianPrincipal,
): Pick<StaffVisit, 'greetingPreview'> =>
  unit && startedAt === undefined
    ? { greetingPreview: fillGreeting(unit.greeting, { name, profession: PROFESSIONS[profession] }) }
    : {};
