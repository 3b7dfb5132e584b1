import type { StaffVisit } from '@om/contracts/gateway';
import type { Handover } from '@om/contracts/visit';
import { ArrowForwardIcon } from '@navikt/aksel-icons';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Part } from '../../ui/part.js';
import { PriorityMark } from '../facts/priority-mark.js';
import { isAllowed, useVisitCommand } from '../visit/use-visit.js';

const DeclineDialog = lazy(() =>
  import('./decline-dialog.js').then((module) => ({ default: module.DeclineDialog })),
);

interface ReceiverBarProps {
  readonly view: StaffVisit;
  readonly handover: Handover;
}

/** The receiver's bar (picture c3): who asks and why, *Neka* and *Acceptera*. Reading before deciding is logged as överlämning. */
export const ReceiverBar = ({ view, handover }: ReceiverBarProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const [declining, setDeclining] = useState(false);
  const send = useVisitCommand(view.visit.visitId);
  const { from, to, message, priority, handoverId } = handover;
  const accept = useAction(() => send('accept-handover', { handoverId }));
  const role = t(`shared:profession.${from.profession}`);
  return (
    <section className="om-notice om-bar-notice" aria-label={t('handover.region')}>
      <ArrowForwardIcon aria-hidden />
      <div>
        <p>
          <b>
            {to.person
              ? t('handover.askedYou', { name: from.name, role })
              : t('handover.askedGroup', { name: from.name, role, group: t(`shared:profession.${to.role}`) })}
          </b>{' '}
          {message !== undefined && <span dir="auto">”{message}”</span>}{' '}
          <PriorityMark priority={priority} withWord />
        </p>
        <ProblemNotice problem={accept.problem} />
      </div>
      <span className="om-bar-buttons">
        {isAllowed(view, 'decline-handover') && (
          <CommandButton
            variant="secondary"
            onClick={() => {
              setDeclining(true);
            }}
          >
            {t('handover.decline')}
          </CommandButton>
        )}
        {isAllowed(view, 'accept-handover') && (
          <CommandButton variant="primary" loading={accept.busy} onClick={() => void accept.run()}>
            {t('handover.accept')}
          </CommandButton>
        )}
      </span>
      <Part>
        {declining && (
          <DeclineDialog
            view={view}
            handover={handover}
            onClose={() => {
              setDeclining(false);
            }}
          />
        )}
      </Part>
    </section>
  );
};
