import type { CaseRow, CaseTab } from '@om/contracts/queue';
import { ArrowForwardIcon, EyeIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { useTimeText } from '../../language/use-time-text.js';
import { elapsedText } from '../../time/elapsed.js';
import { useStaff } from '../session/staff-context.js';
import { rowStatus } from './row-status.js';
import { useReader } from './use-readers.js';

/** The status of a row in words, with a sign for what wants action. */
export const StatusCell = ({ row, tab }: { readonly row: CaseRow; readonly tab: CaseTab }) => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const reader = useReader(row.visitId);
  const status = rowStatus(row, tab, me.personId, reader);
  const timeText = useTimeText();
  switch (status.kind) {
    case 'emergency':
      return (
        <span className="om-row-alarm">
          <ExclamationmarkTriangleIcon aria-hidden />
          {t('home.status.emergency')}
        </span>
      );
    case 'handover':
      return <HandoverLabel handover={status.handover} mine={status.mine} />;
    case 'online':
    case 'offline':
    case 'checkedIn':
      return (
        <span className="om-nowrap" data-muted={status.kind === 'offline'}>
          <span className="om-online-dot" data-online={status.kind !== 'offline'} />
          {t(`home.status.${status.kind}`)}
        </span>
      );
    case 'overdue':
    case 'escalated':
    case 'noShow':
      return (
        <span className="om-row-alarm">
          <ExclamationmarkTriangleIcon aria-hidden />
          {t(`home.status.${status.kind}`, { time: timeText(status.at) })}
        </span>
      );
    case 'read':
      return (
        <span className="om-row-read">
          <EyeIcon aria-hidden />
          {t('home.status.read', { name: status.name })}
        </span>
      );
    case 'taken':
    case 'guest':
    case 'ended':
      return <span data-muted>{t(`home.status.${status.kind}`, { name: status.name })}</span>;
    case 'hold':
    case 'document':
      return <span data-muted>{t(`home.status.${status.kind}`, { time: timeText(status.at) })}</span>;
    case 'linked':
      return <span data-muted>{t('home.status.linked')}</span>;
  }
};

interface HandoverLabelProps {
  readonly handover: NonNullable<CaseRow['handover']>;
  readonly mine: boolean;
}

/** "Synk överlämning" of the seed: an arrow, to or from whom, and how long it has waited, mm:ss. */
const HandoverLabel = ({ handover, mine }: HandoverLabelProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const now = useNow(1_000);
  const { to, from, proposedAt } = handover;
  const name = mine ? (to.person?.name ?? t(`shared:profession.${to.role}`)) : from.name;
  return (
    <span className="om-row-handover" data-mine={mine}>
      <ArrowForwardIcon aria-hidden />
      <span>
        {t(mine ? 'home.status.handoverTo' : 'home.status.handoverFrom', { name })}{' '}
        <span className="om-numbers">{elapsedText(proposedAt, now)}</span>
      </span>
    </span>
  );
};
