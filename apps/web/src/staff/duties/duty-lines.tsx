import { OPEN_DUTY_STATES, type Duty } from '@om/contracts/documentation';
import { CheckmarkIcon, NotePencilIcon } from '@navikt/aksel-icons';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { Part } from '../../ui/part.js';
import { StageLine } from './stage-line.js';

const WaiveDialog = lazy(() =>
  import('./waive-dialog.js').then((module) => ({ default: module.WaiveDialog })),
);

/** What the reader has to document of this visit and why, and how it leaves *Att dokumentera* without more being written. */
export const DutyLines = ({ duties }: { readonly duties: readonly Duty[] }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow(60_000);
  const [waiving, waive] = useState<Duty>();
  if (duties.length === 0) return null;
  return (
    <>
      <ul className="om-duties">
        {duties.map((duty) => (
          <li key={duty.dutyId}>
            {OPEN_DUTY_STATES.includes(duty.state) ? (
              <>
                <NotePencilIcon aria-hidden />
                <span>
                  {t('duty.toDocument', {
                    why: t(`duty.kind.${duty.kind}`),
                    when: relativeTime(duty.openedAt, now, language),
                  })}
                </span>
                <StageLine duty={duty} now={now} />
                <button
                  type="button"
                  className="om-link"
                  onClick={() => {
                    waive(duty);
                  }}
                >
                  {t('duty.waive')}
                </button>
              </>
            ) : (
              <>
                <CheckmarkIcon aria-hidden />
                <span>
                  {duty.waived ? (
                    <>
                      {t('duty.waived', { when: relativeTime(duty.waived.at, now, language) })}{' '}
                      <Swedish>{duty.waived.reason}</Swedish>
                    </>
                  ) : (
                    t('duty.done')
                  )}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <Part>
        {waiving && (
          <WaiveDialog
            duty={waiving}
            onClose={() => {
              waive(undefined);
            }}
          />
        )}
      </Part>
    </>
  );
};
