import type { Handover } from '@om/contracts/visit';
import { ClockIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { addresseeText } from '../handover/handover-text.js';
import { useVisitCommand } from '../visit/use-visit.js';
import { FIELD_ID } from './field-id.js';

interface PendingHandoverProps {
  readonly visitId: string;
  readonly handover: Handover;
}

/** A visit cannot end while a handover waits for an answer (domain 4.3-11); it can be taken back here. */
export const PendingHandover = ({ visitId, handover }: PendingHandoverProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const send = useVisitCommand(visitId);
  const cancel = useAction(() => send('cancel-handover', { handoverId: handover.handoverId }));
  return (
    <div className="om-notice" data-kind="warning">
      <ClockIcon aria-hidden />
      <div>
        <p>{t('end.handoverWaits', { to: addresseeText(handover.to, t) })}</p>
        <ProblemNotice problem={cancel.problem} />
      </div>
      <CommandButton
        id={FIELD_ID.handover}
        variant="secondary"
        loading={cancel.busy}
        onClick={() => void cancel.run()}
      >
        {t('handover.cancel')}
      </CommandButton>
    </div>
  );
};
