import type { StaffVisit } from '@om/contracts/gateway';
import type { Handover } from '@om/contracts/visit';
import { ClockIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useAction, useNow, useSocketStatus } from '../../connection/hooks.js';
import { elapsedText } from '../../time/elapsed.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { isAllowed, useVisitCommand } from '../visit/use-visit.js';
import { addresseeText } from './handover-text.js';

interface SenderBarProps {
  readonly view: StaffVisit;
  readonly handover: Handover;
}

/** The sender's bar while nobody has answered (picture c2): to whom, how long, who is responsible, *Avbryt överlämning*. */
export const SenderBar = ({ view, handover }: SenderBarProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const now = useNow(1_000);
  const status = useSocketStatus();
  const send = useVisitCommand(view.visit.visitId);
  const cancel = useAction(() => send('cancel-handover', { handoverId: handover.handoverId }));
  return (
    <section className="om-notice om-bar-notice" aria-label={t('handover.region')}>
      <ClockIcon aria-hidden />
      <div>
        <p>
          <b>{t('handover.sentTo', { to: addresseeText(handover.to, t) })}</b>{' '}
          <span className="om-numbers" role="timer" aria-live="off">
            {t('handover.noAnswerYet', { wait: elapsedText(handover.proposedAt, now) })}
          </span>{' '}
          {t('handover.youAreResponsible')}
        </p>
        <ProblemNotice problem={cancel.problem} />
      </div>
      {isAllowed(view, 'cancel-handover') && (
        <Button
          variant="secondary"
          loading={cancel.busy}
          disabled={status.kind === 'down'}
          onClick={() => void cancel.run()}
        >
          {t('handover.cancel')}
        </Button>
      )}
    </section>
  );
};
