import type { ClinicianPrincipal, Duty, DutyKind, Principal, VisitSnapshot } from '@om/contracts';
import { v5 } from 'uuid';

/** Something a clinician has to document, before it is stored. */
export interface NewDuty {
  readonly dutyId: string;
  readonly kind: DutyKind;
  readonly visitId: string;
  readonly patientId: string;
  readonly clinician: Duty['clinician'];
  readonly careUnitId: string;
  readonly openedAt: Date;
}

/** A state event of a visit, as far as duties are concerned. */
export interface VisitEvent {
  readonly type: string;
  readonly time: string;
  readonly actor: Principal;
  readonly visit: VisitSnapshot;
}

type Who = Pick<NewDuty, 'clinician' | 'careUnitId'>;

const whoIs = ({
  personId,
  name,
  careUnitId,
}: Pick<ClinicianPrincipal, 'personId' | 'name' | 'careUnitId'>): Who => ({
  clinician: { personId, name },
  careUnitId,
});

const actorOf = ({ actor }: VisitEvent): Who | undefined =>
  actor.kind === 'clinician' ? whoIs(actor) : undefined;

const responsibleOf = ({ visit: { responsible, careUnitId } }: VisitEvent): Who | undefined =>
  responsible && whoIs({ ...responsible, careUnitId });

/** Who had the case when it ended in some way; where nobody had it, who ended it. */
const inCharge = (event: VisitEvent): Who | undefined => responsibleOf(event) ?? actorOf(event);

const senderOf = ({ visit: { handover } }: VisitEvent): Who | undefined => handover && whoIs(handover.from);

/**
 * Who had the case in a visit that goes on when a colleague took it over, because they had gone home. After the end it is the
 * end that left them something to document.
 */
const replacedIn = ({ visit }: VisitEvent): Who | undefined => {
  const { state, formerParticipants = [], lastChange } = visit;
  if (state !== 'ongoing' && state !== 'on-hold') return undefined;
  const replaced = formerParticipants.find(
    ({ was, until }) => was === 'responsible' && until === lastChange.at,
  );
  return replaced && whoIs(replaced);
};

/** Which events leave someone with something to document (domain 4.5, invariant 7). */
const RULES: Readonly<Record<string, { kind: DutyKind; who: (event: VisitEvent) => Who | undefined }>> = {
  'visit.handover-accepted.v1': { kind: 'handover', who: senderOf },
  'visit.taken-over.v1': { kind: 'handover', who: replacedIn },
  'visit.ended.v1': { kind: 'ended', who: inCharge },
  'visit.no-show.v1': { kind: 'no-show', who: inCharge },
  'visit.redirected.v1': { kind: 'redirected', who: inCharge },
  'visit.reply-answered.v1': { kind: 'addendum', who: actorOf },
};

/**
 * The duty an event opens. Its id follows from what happened (UUID version 5, RFC 9562), so that an event heard twice opens one
 * duty; no rule looks at other events, so that their order does not matter.
 */
export const dutyOf = (event: VisitEvent): NewDuty | undefined => {
  const rule = RULES[event.type];
  const who = rule?.who(event);
  if (!rule || !who) return undefined;
  const { visitId, version, patient } = event.visit;
  return {
    ...who,
    dutyId: v5(`${rule.kind}:${String(version)}`, visitId),
    kind: rule.kind,
    visitId,
    patientId: patient.patientId,
    openedAt: new Date(event.time),
  };
};

/** A guest and since when they have written to the patient. */
export type Writer = Who & { readonly since: string };

/** A guest who has given the patient advice documents it, once for the visit (domain 4.5). */
export const guestDuty = (
  { _id: visitId, patientId }: { readonly _id: string; readonly patientId: string },
  { clinician, careUnitId, since }: Writer,
): NewDuty => ({
  dutyId: v5(`guest:${clinician.personId}`, visitId),
  kind: 'guest',
  visitId,
  patientId,
  clinician,
  careUnitId,
  openedAt: new Date(since),
});
