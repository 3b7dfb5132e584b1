import type { Profession } from '@om/contracts';
import type { CaseRow } from '@om/contracts/queue';
import { HourglassIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { NavLink } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { duration, minutesBetween } from '../../time/swedish-time.js';
import { Disclosure } from '../../ui/disclosure.js';
import { useLayout } from '../../ui/use-layout.js';
import { useStaff } from '../session/staff-context.js';
import { initials, railText } from './rail-text.js';
import { useElsewhere } from './use-elsewhere.js';
import { useUnread } from './unread.js';
import { shownCount, useCases } from './use-cases.js';

/** *Mina aktuella* beside the visit: who waits for whom, and how long the queue is. */
export const Rail = ({ visitId }: { readonly visitId: string }) => {
  const { t } = useTranslation('staff');
  const layout = useLayout();
  const mine = useCases('mine').data?.rows ?? [];
  const rows = withEnded(mine, useEndedRow(visitId));
  if (layout === 'narrow') return null;
  return (
    <nav className="om-rail" aria-label={t('rail.label')} data-region tabIndex={-1} data-layout={layout}>
      <p className="om-rail-head">
        <span>{t('rail.label')}</span>
        <span className="om-numbers">{rows.length}</span>
      </p>
      <RailList rows={rows} short={layout === 'middle'} />
      <QueueFoot short={layout === 'middle'} />
    </nav>
  );
};

/** The visit on the page stays in the rail after its end, so that one does not lose one's place (picture e). */
const withEnded = (mine: readonly CaseRow[], ended: CaseRow | undefined): readonly CaseRow[] =>
  ended === undefined || mine.some((row) => row.visitId === ended.visitId) ? mine : [ended, ...mine];

const useEndedRow = (visitId: string): CaseRow | undefined => {
  const { me } = useStaff();
  const row = useCases('ended').data?.rows.find((ended) => ended.visitId === visitId);
  return row?.responsible?.personId === me.personId ? row : undefined;
};

/** The same list behind a button, where there is no room for the rail. */
export const RailButton = () => {
  const { t } = useTranslation('staff');
  const layout = useLayout();
  const rows = useCases('mine').data?.rows ?? [];
  if (layout !== 'narrow') return null;
  return (
    <Disclosure
      className="om-rail-button"
      label={
        <>
          {t('bar.mine')} <span className="om-count">{rows.length}</span>
        </>
      }
    >
      {rows.length === 0 ? <p>{t('rail.none')}</p> : <RailList rows={rows} short={false} />}
    </Disclosure>
  );
};

const RailList = ({ rows, short }: { readonly rows: readonly CaseRow[]; readonly short: boolean }) => {
  const now = useNow(rows.some((row) => row.handover) ? 1_000 : undefined);
  const { unreadOf } = useUnread();
  return (
    <ul className="om-rail-list">
      {rows.map((row) => (
        <li key={row.visitId}>
          <NavLink to={`/besok/${row.visitId}`} className="om-rail-case">
            {short ? (
              <ShortCase row={row} unread={unreadOf(row)} />
            ) : (
              <Case row={row} unread={unreadOf(row)} now={now} />
            )}
          </NavLink>
        </li>
      ))}
    </ul>
  );
};

interface CaseProps {
  readonly row: CaseRow;
  readonly unread: number;
}

const Unread = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation('staff');
  if (count === 0) return null;
  return (
    <span className="om-badge">
      <span aria-hidden>{count}</span>
      <span className="om-hidden">{t('rail.unread', { count })}</span>
    </span>
  );
};

const Case = ({ row, unread, now }: CaseProps & { readonly now: number }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const role = (profession: Profession): string => t(`shared:profession.${profession}`);
  const language = useLanguage();
  const text = railText(row, now, language);
  const elsewhere = useElsewhere()(row);
  return (
    <>
      <span className="om-rail-name">
        <b>{row.patient.name}</b>
        <Unread count={unread} />
      </span>
      <span className="om-muted">
        <Swedish>{row.reason}</Swedish>
      </span>
      {elsewhere && <span className="om-muted">{t('elsewhere.belongs', { unit: elsewhere.unit })}</span>}
      <span className="om-rail-text" data-kind={text.key}>
        {(text.key === 'waitsForPatient' || text.key === 'onHold') && <HourglassIcon aria-hidden />}
        {text.key === 'handoverTo' &&
          t('rail.handoverTo', { name: text.to.person?.name ?? role(text.to.role), wait: text.wait })}
        {text.key === 'waitsForYou' && t('rail.waitsForYou', { wait: text.wait })}
        {text.key === 'ended' && t('rail.ended', { time: text.time })}
        {text.key !== 'waitsForYou' &&
          text.key !== 'ended' &&
          text.key !== 'handoverTo' &&
          t(`rail.${text.key}`)}
      </span>
    </>
  );
};

const ShortCase = ({ row, unread }: CaseProps) => (
  <>
    <span aria-hidden className="om-rail-initials">
      {initials(row.patient.name)}
    </span>
    <span className="om-hidden">
      {row.patient.name}, <Swedish>{row.reason}</Swedish>
    </span>
    <Unread count={unread} />
  </>
);

const QueueFoot = ({ short }: { readonly short: boolean }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const cases = useCases('waiting').data;
  if (!cases) return null;
  const count = cases.counts.waiting;
  const shown = shownCount(count);
  const since = cases.rows.flatMap((row) => row.waitingSince ?? []).sort()[0];
  const longest = since && duration(minutesBetween(since, new Date(now).toISOString()), language);
  if (short) {
    return (
      <p className="om-rail-foot">
        <b>{shown}</b> {t('rail.inQueueShort')}
      </p>
    );
  }
  return (
    <p className="om-rail-foot">
      <b>{shown === count ? t('rail.inQueue', { count }) : `${shown} ${t('rail.inQueueShort')}`}</b>{' '}
      {longest !== undefined && <span className="om-muted">{t('rail.longest', { wait: longest })}</span>}
    </p>
  );
};
