import type { CaseRow, CaseTab, VisitSnapshot } from '@om/contracts';
import type { KnownVisit } from './ledger.js';

/** The tabs in which a visit of the run can be. */
const SEEN_TABS = ['waiting', 'booked', 'mine', 'ended'] as const satisfies readonly CaseTab[];
type SeenTab = (typeof SEEN_TABS)[number];

/** What Startsida shows one clinician. */
export interface Lists {
  readonly clinician: string;
  readonly tabs: Readonly<Record<SeenTab, readonly CaseRow[]>>;
}

/** The tab of its responsible that a visit must be in. */
const TAB_OF: Record<KnownVisit['left'], SeenTab> = { ongoing: 'mine', async: 'ended', closed: 'ended' };

/** Whether a visit is as it was left, and whether every list says the same of it. Sentences; none when all is well. */
export const compareLists = (
  known: KnownVisit,
  visit: Pick<VisitSnapshot, 'state' | 'responsible' | 'unansweredReply'>,
  lists: readonly Lists[],
): string[] => {
  const { state, responsible } = visit;
  const wrong: string[] = [];
  if (state !== known.left && !isHeldOpen(known, visit)) wrong.push(`is ${state}, was left ${known.left}`);
  if (responsible?.name !== known.responsible)
    wrong.push(`belongs to ${responsible?.name ?? 'nobody'}, was taken by ${known.responsible}`);
  for (const { clinician, tabs } of lists) {
    for (const tab of SEEN_TABS) {
      const rows = tabs[tab].filter(({ visitId }) => visitId === known.visitId);
      const expected = clinician === known.responsible && tab === TAB_OF[known.left] ? 1 : 0;
      if (rows.length !== expected)
        wrong.push(`is ${rows.length} times in the tab ${tab} of ${clinician}, expected ${expected}`);
      for (const row of rows) {
        if (row.state !== state || row.responsible?.name !== responsible?.name)
          wrong.push(`is shown as ${row.state} of ${row.responsible?.name ?? 'nobody'} to ${clinician}`);
      }
    }
  }
  return wrong.map((sentence) => `visit ${known.visitId} ${sentence}`);
};

/**
 * A visit ended without a phase stays open for a text of the patient that nobody has answered and that it had not heard of
 * when it was ended: an event that came late. It must be a text that was acknowledged, with none of care after it.
 */
const isHeldOpen = (
  { left, acknowledged, patient }: KnownVisit,
  { state, unansweredReply }: Pick<VisitSnapshot, 'state' | 'unansweredReply'>,
): boolean =>
  left === 'closed' &&
  state === 'async' &&
  unansweredReply !== undefined &&
  acknowledged.some(({ seq, by }) => seq === unansweredReply.seq && by === patient) &&
  acknowledged.every(({ seq, by }) => by === patient || seq < unansweredReply.seq);
