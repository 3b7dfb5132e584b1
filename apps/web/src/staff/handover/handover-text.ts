import type { Handover } from '@om/contracts/visit';
import type { TFunction } from 'i18next';

type Translate = TFunction<['staff', 'shared']>;

/** "HSP12 TestPerson12, läkare", or "läkare på Vårdcentralen Exempelby" where it is addressed to a role. */
export const addresseeText = (to: Handover['to'], t: Translate): string => {
  const role = t(`shared:profession.${to.role}`);
  return to.person
    ? t('handover.person', { name: to.person.name, role })
    : t('handover.group', { role, unit: to.careUnitName });
};
