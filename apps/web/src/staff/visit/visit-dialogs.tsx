import type { StaffVisit } from '@om/contracts/gateway';
import { teachSwedish } from '../../language/language.js';
import { staffDialogs } from '../../language/sv/staff-dialogs.js';
import { staffFeedback } from '../../language/sv/staff-feedback.js';
import { CloseDialog } from '../asynchronous/close-dialog.js';
import { PhaseDialog } from '../asynchronous/phase-dialog.js';
import { EndDialog } from '../end/end-dialog.js';
import { FeedbackDialog } from '../feedback/feedback-dialog.js';
import { InviteDialog } from '../guests/invite-dialog.js';
import { HandoverDialog } from '../handover/handover-dialog.js';
import { TicketDialog } from '../tickets/ticket-dialog.js';
import { CancelDialog } from './cancel-dialog.js';
import type { DialogName } from './dialog-name.js';
import { EmergencyDialog } from './emergency-dialog.js';
import { LinkDialog } from './link-dialog.js';
import { NoShowDialog } from './no-show-dialog.js';
import { RedirectDialog } from './redirect-dialog.js';
import { ReleaseDialog } from './release-dialog.js';

teachSwedish('staff', { ...staffDialogs, ...staffFeedback });

interface VisitDialogsProps {
  readonly name: DialogName;
  readonly view: StaffVisit;
  /** A message has not gone out yet. */
  readonly unsent: boolean;
  readonly onClose: () => void;
  readonly onEnded: () => void;
  readonly onToast: (key: 'handover' | 'feedback') => void;
}

/** The dialogs of the visit view, fetched when the first of them is opened. */
export const VisitDialogs = ({ name, view, unsent, onClose, onEnded, onToast }: VisitDialogsProps) => {
  const { visit, unit } = view;
  const done = (key: 'handover' | 'feedback') => () => {
    onClose();
    onToast(key);
  };
  switch (name) {
    case 'end':
      return <EndDialog view={view} unsent={unsent} onClose={onClose} onEnded={onEnded} />;
    case 'release':
      return <ReleaseDialog visitId={visit.visitId} onClose={onClose} />;
    case 'handover':
      return <HandoverDialog view={view} onClose={onClose} onSent={done('handover')} />;
    case 'invite':
      return <InviteDialog view={view} onClose={onClose} />;
    case 'ticket':
      return <TicketDialog view={view} onClose={onClose} />;
    case 'feedback':
      return <FeedbackDialog visit={visit} onClose={onClose} onGiven={done('feedback')} />;
    case 'redirect':
      return <RedirectDialog visit={visit} onClose={onClose} />;
    case 'no-show':
      return <NoShowDialog view={view} onClose={onClose} />;
    case 'emergency':
      return <EmergencyDialog visit={visit} onClose={onClose} />;
    case 'cancel':
      return <CancelDialog visit={visit} onClose={onClose} />;
    case 'link':
      return <LinkDialog view={view} onClose={onClose} />;
    case 'close':
      return <CloseDialog visit={visit} onClose={onClose} />;
    case 'extend':
    case 'reopen':
      return unit && <PhaseDialog visit={visit} unit={unit} kind={name} onClose={onClose} />;
  }
};
