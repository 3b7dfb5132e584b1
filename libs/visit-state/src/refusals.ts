/** Codes the visit rules refuse with; a subset of the error table of the visit contracts. */
export const VISIT_REFUSALS = [
  'visit.not-found',
  'visit.forbidden',
  'visit.already-claimed',
  'visit.state-forbids',
  'visit.not-responsible',
  'visit.stale-version',
  'visit.red-flag',
  'visit.follows-target',
  'visit.async-not-offered',
  'visit.async-in-past',
  'visit.meddelande-off',
  'visit.meddelande-too-short',
  'visit.sealing',
  'visit.handover-pending',
  'visit.handover-settled',
  'visit.handover-message-required',
  'visit.handover-to-self',
  'visit.not-on-shift',
  'visit.shift-over',
  'visit.already-guest',
  'visit.not-guest',
  'visit.unanswered-message',
  'visit.no-unanswered-reply',
  'visit.responsible-on-shift',
  'visit.reason-required',
  'visit.reopen-too-late',
  'visit.check-in-closed',
  'visit.too-many-additions',
  'visit.too-early',
  'visit.patient-was-there',
  'visit.contact-attempts-missing',
  'visit.care-was-absent',
  'visit.not-same-patient',
  'visit.link-target',
  'visit.unknown-ticket',
  'visit.ticket-over',
] as const;
export type VisitRefusalCode = (typeof VISIT_REFUSALS)[number];

/** An expected refusal. `detail` is for logs and never holds patient data; `params` fill in the user's sentence. */
export interface VisitRefusal {
  readonly code: VisitRefusalCode;
  readonly detail: string;
  /** Dotted path of the field that was wrong. */
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
