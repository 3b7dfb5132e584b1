import { InformationSquareIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../connection/problem.js';
import { clockTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { StatePanel } from '../../ui/state-panel.js';

/** Another clinician was first: who, when, and the way on (domain 4.3-6). */
export const Taken = ({
  problem,
  onNext,
}: {
  readonly problem: Problem | undefined;
  readonly onNext: () => void;
}) => {
  const { t } = useTranslation('staff');
  const { name, at } = problem?.params ?? {};
  const text =
    typeof name === 'string' && typeof at === 'string'
      ? t('taken.by', { name, time: clockTime(at) })
      : t('taken.byUnknown');
  return (
    <StatePanel alert icon={<InformationSquareIcon />} title={t('taken.title')} text={text}>
      <Button variant="secondary" onClick={onNext}>
        {t('taken.next')}
      </Button>
    </StatePanel>
  );
};
