import {
  CheckmarkCircleIcon,
  ChevronDownIcon,
  ClockIcon,
  ExclamationmarkTriangleIcon,
} from '@navikt/aksel-icons';
import type { StaffVisit } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import { useNow, useSocketStatus } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { latestSms, smsNeedsCall } from '../facts/fact-text.js';
import { SmsText } from '../facts/sms-text.js';
import { MenuEntries } from './menu-entries.js';
import { useAtOnce } from './use-at-once.js';
import { isAllowed, type VisitVerb } from './use-visit.js';
import type { VisitHeadProps } from './visit-head.js';
import { menuOf } from './visit-menu.js';

/** What else can be done, behind *Fler*; nothing where there is nothing. */
const More = ({
  view,
  onOpen,
  asButtons,
}: Pick<VisitHeadProps, 'view' | 'onOpen'> & { readonly asButtons: readonly VisitVerb[] }) => {
  const { t } = useTranslation('staff');
  const atOnce = useAtOnce(view);
  const entries = menuOf(view, asButtons);
  return (
    <>
      <ProblemNotice problem={atOnce.problem} />
      <Disclosure
        className="om-action-more om-at-end"
        label={
          <>
            {t('action.more')}
            <ChevronDownIcon aria-hidden />
          </>
        }
      >
        <MenuEntries entries={entries} onOpen={onOpen} atOnce={atOnce} />
        <button
          type="button"
          onClick={() => {
            onOpen('feedback');
          }}
        >
          {t('action.feedback')}
        </button>
      </Disclosure>
    </>
  );
};

/** Before anyone has the case: what can be done besides *Ta emot*. */
export const Unclaimed = ({ view, onOpen }: VisitHeadProps) =>
  menuOf(view, []).length > 0 ? (
    <>
      <span />
      <More view={view} onOpen={onOpen} asButtons={[]} />
    </>
  ) : null;

/** *Mottaget*: whether the patient has been told, and *Släpp ärendet*. */
export const BeforeStart = ({ view, live, onOpen }: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const status = useSocketStatus();
  const sms = latestSms(live.conversation.notifications);
  const needsCall = smsNeedsCall(sms);
  return (
    <>
      <p className="om-head-line" data-warning={needsCall}>
        {sms &&
          (needsCall ? <ExclamationmarkTriangleIcon aria-hidden /> : <CheckmarkCircleIcon aria-hidden />)}
        {sms ? <SmsText sms={sms} /> : t('visit.beforeStart')}
      </p>
      <span className="om-head-buttons">
        {isAllowed(view, 'release') && (
          <Button
            variant="tertiary"
            disabled={status.kind === 'down'}
            onClick={() => {
              onOpen('release');
            }}
          >
            {t('visit.release')}
          </Button>
        )}
        <More view={view} onOpen={onOpen} asButtons={[]} />
      </span>
    </>
  );
};

/** After the end: until when the patient can write, and the ways on (picture e). */
export const Ended = ({ view, onOpen }: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const status = useSocketStatus();
  const atOnce = useAtOnce(view);
  const isDown = status.kind === 'down';
  return (
    <>
      <p className="om-head-line">
        <ClockIcon aria-hidden />
        <UntilText visit={view.visit} />
      </p>
      <ProblemNotice problem={atOnce.problem} />
      <span className="om-head-buttons">
        {isAllowed(view, 'propose-handover') && (
          <Button
            variant="tertiary"
            disabled={isDown}
            onClick={() => {
              onOpen('handover');
            }}
          >
            {t('action.propose-handover')}
          </Button>
        )}
        <More view={view} onOpen={onOpen} asButtons={['propose-handover']} />
        {isAllowed(view, 'resume') && (
          <Button
            variant="secondary"
            disabled={isDown}
            loading={atOnce.busy}
            onClick={() => void atOnce.run('resume')}
          >
            {t('action.resume')}
          </Button>
        )}
        {isAllowed(view, 'reopen') && view.unit && (
          <Button
            variant="secondary"
            disabled={isDown}
            onClick={() => {
              onOpen('reopen');
            }}
          >
            {t('action.reopen')}
          </Button>
        )}
      </span>
    </>
  );
};

const UntilText = ({ visit }: Pick<StaffVisit, 'visit'>): string => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { state, asyncUntil, sealing, linkedTo } = visit;
  if (linkedTo) return t('link.closed', { name: linkedTo.byName });
  if (sealing) return t('visit.closing');
  if (state !== 'async' || asyncUntil === undefined) return t('visit.noAsync');
  return t('visit.openUntil', { until: dayAndTime(asyncUntil, language) });
};

/** A case that nothing came of: cancelled, not come, or directed elsewhere; by whom and when. */
export const Over = ({ view, onOpen }: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const { cancelledAt, cancellation, redirect, noShow } = view.visit;
  const when = (at: string) => relativeTime(at, now, language);
  const line = redirect
    ? t('redirect.line', { where: t(`redirect.to.${redirect.destination}`), when: when(redirect.at) })
    : noShow
      ? t('noShow.line', { when: when(noShow.at) })
      : cancelledAt === undefined
        ? undefined
        : t(cancellation?.by === 'care' ? 'visit.cancelledByCare' : 'visit.cancelledLine', {
            when: when(cancelledAt),
          });
  return (
    <>
      <p className="om-head-line">
        {line}
        {cancellation?.late === true && ` ${t('visit.cancelledLate')}`}
      </p>
      <More view={view} onOpen={onOpen} asButtons={[]} />
    </>
  );
};
