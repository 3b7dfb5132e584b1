import type { PatientCase } from '@om/contracts/gateway';

const OVER = new Set<PatientCase['state']>(['closed', 'cancelled', 'no-show', 'redirected', 'expired']);

/** Whether something still happens in a case. */
export const isOpen = (own: Pick<PatientCase, 'state'>): boolean => !OVER.has(own.state);

const NOW = new Set<PatientCase['state']>(['claimed', 'ongoing', 'on-hold']);

/** Whether somebody is there, or waits for the patient: what to look at first. */
export const isNow = (own: Pick<PatientCase, 'state'>): boolean => NOW.has(own.state);

/** Open cases first, each group as the server sorts it. */
export const inGroups = (cases: readonly PatientCase[]) => ({
  open: cases.filter(isOpen),
  earlier: cases.filter((own) => !isOpen(own)),
});
