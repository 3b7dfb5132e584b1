import type { NotePart } from '@om/contracts/documentation';
import { useTranslation } from 'react-i18next';

/** The usual heading of each part of a note, in the language of the page. */
export const usePartName = (): ((part: NotePart) => string) => {
  const { t } = useTranslation('staff');
  return (part) =>
    part === 'mainDiagnosis' || part === 'secondaryDiagnoses' ? t(`note.${part}`) : t(`note.field.${part}`);
};
