import type { StaffVisit } from '@om/contracts/gateway';
import type { Handover } from '@om/contracts/visit';
import { ClockIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useAction, useNow, useSocketStatus } from '../../connection/hooks.js';
import { elapsedText } from '../../time/elapsed.js';
import { clockTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { isAllowed, useVisitCommand } from '../visit/use-visit.js';
import { addresseeText } from './handover-text.js';

interface SenderBarProps {
  readonly view: StaffVisit;
  readonly handover: Handover;
}

/** When a handover to one person is opened to everyone in the role, or was (domain 4.4 H5); nothing where it never is. */
const Widening = ({ handover }: Pick<SenderBarProps, 'handover'>) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { to, widensAt, widenedAt } = handover;
  const group = { role: t(`shared:profession.${to.role}`), unit: to.careUnitName };
  if (widenedAt !== undefined) return t('handover.widened', { ...group, time: clockTime(widenedAt) });
  if (widensAt === undefined || !to.person) return null;
  return t('handover.widens', { ...group, name: to.person.name, time: clockTime(widensAt) });
};

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
          {t('handover.youAreResponsible')} <Widening handover={handover} />
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
