import type { StaffVisit } from '@om/contracts/gateway';
import { useStaff } from '../session/staff-context.js';
import { AnsweredNotice } from './answered-notice.js';
import { ReceiverBar } from './receiver-bar.js';
import { SenderBar } from './sender-bar.js';
import { isAllowed } from '../visit/use-visit.js';

interface HandoverBarsProps {
  readonly view: StaffVisit;
}

/** What is to be said of a handover under the action row: the sender's bar, the receiver's, or what became of it. */
export const HandoverBars = ({ view }: HandoverBarsProps) => {
  const { me } = useStaff();
  const { handover, responsible } = view.visit;
  if (!handover) return null;
  if (handover.state !== 'proposed')
    return handover.from.personId === me.personId ? (
      <AnsweredNotice key={handover.handoverId} handover={handover} />
    ) : null;
  if (responsible?.personId === me.personId) return <SenderBar view={view} handover={handover} />;
  const isMine = isAllowed(view, 'accept-handover') || handover.to.person?.personId === me.personId;
  return isMine ? <ReceiverBar view={view} handover={handover} /> : null;
};
