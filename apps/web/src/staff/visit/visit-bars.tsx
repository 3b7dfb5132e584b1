import type { StaffVisit } from '@om/contracts/gateway';
import {
  ClockIcon,
  ExclamationmarkTriangleIcon,
  HourglassIcon,
  LinkIcon,
  PersonCrossIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { clockTime, dayAndTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { Link } from '../../ui/navigation.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { DialogName } from './dialog-name.js';
import { useAtOnce } from './use-at-once.js';
import { isAllowed } from './use-visit.js';

interface VisitBarsProps {
  readonly view: StaffVisit;
  readonly mine: boolean;
  readonly onOpen: (name: DialogName) => void;
}

/** What somebody should know or decide now, under the action row: Akut, a claim that runs out, a silent or absent patient. */
export const VisitBars = (props: VisitBarsProps) => (
  <>
    <EmergencyCard {...props} />
    <ClaimCountdown {...props} />
    <PauseProposed {...props} />
    <NoShowProposed {...props} />
    <LinkedCase {...props} />
  </>
);

interface BarProps {
  readonly kind?: 'warning' | 'error' | 'neutral';
  readonly icon: ReactNode;
  readonly alert?: boolean;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const Bar = ({ kind, icon, alert = false, children, action }: BarProps) => (
  <div className="om-notice om-bar-notice" data-kind={kind} {...(alert ? { role: 'alert' } : {})}>
    {icon}
    <div>{children}</div>
    {action}
  </div>
);

/** The patient sees 112; who said so and when, and how it is taken away. */
const EmergencyCard = ({ view }: VisitBarsProps) => {
  const { t } = useTranslation('staff');
  const atOnce = useAtOnce(view);
  const { emergency } = view.visit;
  if (!emergency) return null;
  const values = { name: emergency.byName, time: clockTime(emergency.at) };
  return (
    <Bar
      kind="error"
      alert
      icon={<ExclamationmarkTriangleIcon aria-hidden />}
      action={
        isAllowed(view, 'clear-emergency') && (
          <CommandButton
            variant="secondary"
            loading={atOnce.busy}
            onClick={() => void atOnce.run('clear-emergency')}
          >
            {t('emergency.clear')}
          </CommandButton>
        )
      }
    >
      <p>
        <b>{t(`emergency.by.${emergency.byKind}`, values)}</b> {t('emergency.patientSees')}
      </p>
      <ProblemNotice problem={atOnce.problem} />
    </Bar>
  );
};

/** A case taken but not started goes back to the queue by itself; said from the moment the service warns. */
const ClaimCountdown = ({ view, mine }: VisitBarsProps) => {
  const { t } = useTranslation('staff');
  const now = useNow(5_000);
  const { claimExpiresAt, claimWarned, state } = view.visit;
  if (!mine || state !== 'claimed' || claimExpiresAt === undefined || claimWarned !== true) return null;
  const minutes = Math.max(0, Math.ceil((Date.parse(claimExpiresAt) - now) / 60_000));
  return (
    <Bar kind="warning" icon={<ClockIcon aria-hidden />}>
      <p>{t('claim.runsOut', { count: minutes, time: clockTime(claimExpiresAt) })}</p>
    </Bar>
  );
};

const PauseProposed = ({ view, mine }: VisitBarsProps) => {
  const { t } = useTranslation('staff');
  const atOnce = useAtOnce(view);
  const { onHold, state } = view.visit;
  if (!mine || state !== 'ongoing' || onHold?.suggested !== true) return null;
  return (
    <Bar
      icon={<HourglassIcon aria-hidden />}
      action={
        isAllowed(view, 'pause') && (
          <CommandButton variant="secondary" loading={atOnce.busy} onClick={() => void atOnce.run('pause')}>
            {t('action.pause')}
          </CommandButton>
        )
      }
    >
      <p>{t('hold.suggested', { time: clockTime(onHold.since) })}</p>
      <ProblemNotice problem={atOnce.problem} />
    </Bar>
  );
};

/** In a pause it is the patient's answer that has not come, and the end that is proposed. */
const NoShowProposed = ({ view, mine, onOpen }: VisitBarsProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { noShow, onHold, state } = view.visit;
  if (noShow?.proposed !== true) return null;
  if (state === 'on-hold' && onHold)
    return mine ? (
      <Bar kind="warning" icon={<HourglassIcon aria-hidden />}>
        <p>{t('hold.overdue', { time: dayAndTime(onHold.since, language) })}</p>
      </Bar>
    ) : null;
  return (
    <Bar
      kind="warning"
      icon={<PersonCrossIcon aria-hidden />}
      action={
        isAllowed(view, 'log-contact-attempt') && (
          <Button
            variant="secondary"
            onClick={() => {
              onOpen('no-show');
            }}
          >
            {t('noShow.handle')}
          </Button>
        )
      }
    >
      <p>{t('noShow.proposed')}</p>
    </Bar>
  );
};

/** A duplicate points to the case that goes on; that case names its duplicates. */
const LinkedCase = ({ view }: VisitBarsProps) => {
  const { t } = useTranslation('staff');
  const { linkedTo } = view.visit;
  const duplicates = view.linkedCases ?? [];
  if (!linkedTo && duplicates.length === 0) return null;
  return (
    <Bar kind="neutral" icon={<LinkIcon aria-hidden />}>
      <p>
        {linkedTo ? (
          <Link to={`/besok/${linkedTo.visitId}`} className="om-link">
            {t('link.goesOn')}
          </Link>
        ) : (
          <>
            {t('link.hasDuplicates')}{' '}
            {duplicates.map((one) => (
              <Link key={one.visitId} to={`/besok/${one.visitId}`} className="om-link">
                <Swedish>{one.reason.label}</Swedish>
              </Link>
            ))}
          </>
        )}
      </p>
    </Bar>
  );
};
