import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, NavLink } from '../../ui/navigation.js';
import { chooseLanguage } from '../../language/language.js';
import { useLanguage } from '../../language/use-language.js';
import { Mark } from '../../ui/mark.js';
import { useStaff } from '../session/staff-context.js';
import { Disclosure } from '../../ui/disclosure.js';
import { useLogOut } from '../session/use-log-out.js';
import { initials } from './rail-text.js';
import { RailButton } from './rail.js';

/** Mark and name, menu, and the user with role and unit. */
export const TopBar = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  return (
    <header className="om-bar" data-region tabIndex={-1}>
      <RouterLink to="/" className="om-bar-name">
        <Mark />
        <span>{t('shared:appName')}</span>
      </RouterLink>
      <nav aria-label={t('bar.menu')} className="om-bar-menu">
        <NavLink to="/">{t('bar.home')}</NavLink>
        <RailButton />
      </nav>
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
};

const UserMenu = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { me, session, enter } = useStaff();
  const language = useLanguage();
  const logOut = useLogOut();
  const unit =
    session.assignments.find((row) => row.careUnitId === me.careUnitId)?.careUnitName ?? me.careUnitId;
  const { principal: _, ...withoutChoice } = session;
  return (
    <Disclosure
      className="om-user"
      label={
        <>
          <b className="om-user-short" aria-hidden>
            {initials(me.name)}
          </b>
          <span className="om-user-long">
            <b>{me.name}</b>
            <span className="om-user-unit">
              <span className="om-capital">{t(`shared:profession.${me.role}`)}</span>, {unit}
            </span>
          </span>
          <ChevronDownIcon aria-hidden />
        </>
      }
    >
      {session.assignments.length > 1 && (
        <button type="button" onClick={() => void enter(withoutChoice)}>
          {t('bar.changeUnit')}
        </button>
      )}
      <button type="button" onClick={onShortcuts}>
        {t('bar.shortcuts')}
      </button>
      <button
        type="button"
        lang={language === 'sv' ? 'en' : 'sv'}
        onClick={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}
      >
        {t('shared:otherLanguage')}
      </button>
      {session.development && <a href="/utveckling/sms">{t('bar.sms')}</a>}
      <button type="button" onClick={() => void logOut()}>
        {t('shared:logOut')}
      </button>
    </Disclosure>
  );
};
