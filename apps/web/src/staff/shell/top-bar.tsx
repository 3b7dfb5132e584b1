import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/disclosure.js';
import { Link as RouterLink, NavLink } from '../../ui/navigation.js';
import { Mark } from '../../ui/mark.js';
import { useLayout } from '../../ui/use-layout.js';
import { Bell } from '../alarms/bell.js';
import { onBehalf } from '../create/on-behalf.js';
import { useStaff } from '../session/staff-context.js';
import { RailButton } from './rail.js';
import { UserMenu } from './user-menu.js';

/** Mark and name, menu, patient search, bell, and the user with role and unit. */
export const TopBar = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  return (
    <header className="om-bar" data-region tabIndex={-1}>
      <RouterLink to="/" className="om-bar-name">
        <Mark />
        <span>{t('shared:appName')}</span>
      </RouterLink>
      <nav aria-label={t('bar.menu')} className="om-bar-menu">
        <Menu />
        <RailButton />
      </nav>
      <button
        type="button"
        className="om-bar-search"
        aria-keyshortcuts="Control+K"
        onClick={() => {
          onBehalf.open();
        }}
      >
        <MagnifyingGlassIcon aria-hidden />
        <span>{t('bar.findPatient')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <Bell />
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
};

const PLACES = [
  ['/', 'home'],
  ['/vidimeringar', 'acknowledgements'],
  ['/konsultationer', 'consultations'],
  ['/tidbok', 'schedule'],
] as const;

const LEAD_PLACES = [
  ['/statistik', 'statistics'],
  ['/administration', 'administration'],
] as const;

/** The pages; *Statistik* and *Administration* for the unit lead. One button on a narrow page. */
const Menu = () => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const layout = useLayout();
  const links = [...PLACES, ...(me.lead === true ? LEAD_PLACES : [])].map(([to, key]) => (
    <NavLink key={to} to={to}>
      {t(`bar.${key}`)}
    </NavLink>
  ));
  if (layout !== 'narrow') return links;
  return (
    <Disclosure className="om-menu" label={t('bar.short')}>
      {links}
    </Disclosure>
  );
};
