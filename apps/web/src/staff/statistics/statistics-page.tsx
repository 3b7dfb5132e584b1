import { listPunctuality } from '@om/contracts/queue';
import { BarChartIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { teachSwedish } from '../../language/language.js';
import { staffStatistics } from '../../language/sv/staff-statistics.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { Select } from '../../ui/select.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useStaff } from '../session/staff-context.js';
import { countWithShare, daysOf, PERIODS, type Period } from './period.js';

teachSwedish('staff', staffStatistics);

type Punctuality = z.output<typeof listPunctuality.answer>;

/** *Statistik*: how booked visits of the unit came off, counted by side, for its lead. No patient and no colleague is named. */
export const StatisticsPage = () => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  return (
    <main className="om-page" id="innehall" tabIndex={-1} data-region>
      <h1>{t('statistics.title')}</h1>
      {me.lead === true ? (
        <BookedVisits />
      ) : (
        <StatePanel
          alert
          icon={<ShieldLockIcon />}
          title={t('statistics.leadOnly')}
          text={t('statistics.leadOnlyHelp')}
        />
      )}
    </main>
  );
};

const BookedVisits = () => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const now = useNow(60_000);
  const [period, setPeriod] = useState<Period>(30);
  const { from, to } = daysOf(period, now);
  const counted = useQuery({
    queryKey: ['punctuality', from, to],
    queryFn: () => http.get(`/api/staff/punctuality?from=${from}&to=${to}`, listPunctuality.answer),
    placeholderData: (before) => before,
  });
  return (
    <section className="om-page-section">
      <h2>{t('statistics.booked')}</h2>
      <div className="om-period">
        <Select
          label={t('statistics.period')}
          value={period}
          onChange={(event) => {
            setPeriod(PERIODS.find((one) => one === Number(event.target.value)) ?? 30);
          }}
        >
          {PERIODS.map((days) => (
            <option key={days} value={days}>
              {days === 1 ? t('statistics.today') : t('statistics.days', { count: days })}
            </option>
          ))}
        </Select>
      </div>
      {counted.isPending && <SkeletonRows widths={[45, 40]} />}
      {counted.isError && counted.data === undefined && (
        <FailedPanel
          title={t('statistics.failed')}
          problem={problemFrom(counted.error)}
          onRetry={() => void counted.refetch()}
          button={(props) => <Button variant="secondary" {...props} />}
        />
      )}
      {counted.data && <Table counted={counted.data} />}
    </section>
  );
};

const KINDS = ['noShow', 'late'] as const;
const SIDES = ['patient', 'care'] as const;

const Table = ({ counted }: { readonly counted: Punctuality }) => {
  const { t } = useTranslation('staff');
  if (counted.booked === 0)
    return (
      <StatePanel icon={<BarChartIcon />} title={t('statistics.none')} text={t('statistics.noneHelp')} />
    );
  return (
    <>
      <table className="om-figures">
        <caption>{t('statistics.ofBooked', { count: counted.booked })}</caption>
        <thead>
          <tr>
            <td />
            {SIDES.map((side) => (
              <th key={side} scope="col" className="om-right">
                {t(`statistics.side.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`statistics.kind.${kind}`)}</th>
              {SIDES.map((side) => (
                <td key={side} className="om-right om-numbers">
                  {countWithShare(counted[kind][side], counted.booked)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="om-muted">{t('statistics.counted')}</p>
    </>
  );
};
