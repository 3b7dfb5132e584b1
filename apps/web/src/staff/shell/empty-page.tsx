import { CheckmarkIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { teachSwedish } from '../../language/language.js';
import { staffPages } from '../../language/sv/staff-pages.js';
import { StatePanel } from '../../ui/state-panel.js';

teachSwedish('staff', staffPages);

/** *Vidimeringar* and *Konsultationer*: what will stand here, said honestly while nothing does. */
export const EmptyPage = ({ page }: { readonly page: 'acknowledgements' | 'consultations' }) => {
  const { t } = useTranslation('staff');
  return (
    <main className="om-page" id="innehall" tabIndex={-1} data-region>
      <h1>{t(`pages.${page}.title`)}</h1>
      <StatePanel
        icon={page === 'acknowledgements' ? <CheckmarkIcon /> : <PersonGroupIcon />}
        title={t(`pages.${page}.empty`)}
        text={t(`pages.${page}.text`)}
      />
    </main>
  );
};
