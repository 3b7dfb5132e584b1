import type { StaffVisit } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import { AroundSwedish } from '../../language/swedish.js';

/** "Testpatient P24-40, axelbesvär": whom a dialog is about, against acting on the wrong patient. */
export const AboutVisit = ({ visit }: Pick<StaffVisit, 'visit'>) => {
  const { t } = useTranslation('staff');
  return (
    <AroundSwedish
      sentence={(reason) => t('end.who', { name: visit.patient.name, reason })}
      words={visit.reason.label.toLocaleLowerCase('sv')}
    />
  );
};
