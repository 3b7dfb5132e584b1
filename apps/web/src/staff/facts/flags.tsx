import type { VisitSnapshot } from '@om/contracts/visit';
import { ChildEyesIcon, LanguageIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';

/** What staff must know of a patient from the first look (domain 4.8): by sign and words, never by colour alone. */
export const Flags = ({ flags }: { readonly flags: VisitSnapshot['flags'] }) => {
  const { t } = useTranslation('staff');
  if (!flags) return null;
  const { protectedIdentity, child, interpreter } = flags;
  return (
    <span className="om-flags">
      {protectedIdentity === true && (
        <span className="om-flag" data-kind="protected">
          <ShieldLockIcon aria-hidden />
          {t('flag.protected')}
        </span>
      )}
      {child === true && (
        <span className="om-flag">
          <ChildEyesIcon aria-hidden />
          {t('flag.child')}
        </span>
      )}
      {interpreter !== undefined && (
        <span className="om-flag">
          <LanguageIcon aria-hidden />
          <span>
            {t('flag.interpreter')} <span dir="auto">{interpreter}</span>
          </span>
        </span>
      )}
    </span>
  );
};
