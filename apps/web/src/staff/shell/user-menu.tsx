import { ChevronDownIcon } from '@navikt/aksel-icons';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../language/language.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { Disclosure } from '../../ui/disclosure.js';
import { NavLink } from '../../ui/navigation.js';
import { useStaff } from '../session/staff-context.js';
import { useLogOut } from '../session/use-log-out.js';
import { ShiftEndDialog } from '../shift/lazy-shift-end.js';
import { andBehind } from '../shift/shift-type.js';
import { initials } from './rail-text.js';

const ShiftTypeDialog = lazy(() =>
  import('../shift/shift-type-dialog.js').then((module) => ({ default: module.ShiftTypeDialog })),
);
const AttentionDialog = lazy(() =>
  import('../attention/attention-dialog.js').then((module) => ({ default: module.AttentionDialog })),
);

type Opened = 'shiftType' | 'attention' | 'logOut' | 'changeUnit';

/** Who one is, first in line or behind, and the ways out. Leaving a unit goes through the shift-end check, so that no case is left without anyone. */
export const UserMenu = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { session, enter } = useStaff();
  const language = useLanguage();
  const logOut = useLogOut();
  const [dialog, show] = useState<Opened>();
  const close = () => {
    show(undefined);
  };
  const { principal: _, ...withoutChoice } = session;
  return (
    <>
      <Disclosure className="om-user" label={<Who />}>
        <Opens dialog="shiftType" show={show}>
          {t('bar.shiftType', { type: t(`shiftType.${session.shiftType ?? 'primary'}`) })}
        </Opens>
        {session.assignments.length > 1 && (
          <Opens dialog="changeUnit" show={show}>
            {t('bar.changeUnit')}
          </Opens>
        )}
        <NavLink to="/aterkoppling">{t('bar.feedback')}</NavLink>
        <button type="button" onClick={onShortcuts}>
          {t('bar.shortcuts')}
        </button>
        <Opens dialog="attention" show={show}>
          {t('bar.attention')}
        </Opens>
        <button
          type="button"
          lang={language === 'sv' ? 'en' : 'sv'}
          onClick={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}
        >
          {t('shared:otherLanguage')}
        </button>
        {session.development && <a href="/utveckling/sms">{t('bar.sms')}</a>}
        <Opens dialog="logOut" show={show}>
          {t('shared:logOut')}
        </Opens>
      </Disclosure>
      <Suspense>
        {dialog === 'shiftType' && <ShiftTypeDialog onClose={close} />}
        {dialog === 'attention' && <AttentionDialog onClose={close} />}
        {(dialog === 'logOut' || dialog === 'changeUnit') && (
          <ShiftEndDialog
            then={dialog}
            onEnded={dialog === 'logOut' ? logOut : () => enter(withoutChoice)}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
};

interface OpensProps {
  readonly dialog: Opened;
  readonly show: (dialog: Opened) => void;
  readonly children: ReactNode;
}

const Opens = ({ dialog, show, children }: OpensProps) => (
  <button
    type="button"
    onClick={() => {
      show(dialog);
    }}
  >
    {children}
  </button>
);

const Who = () => {
  const { t } = useTranslation(['staff', 'shared']);
  const { me, session } = useStaff();
  const unit =
    session.assignments.find((row) => row.careUnitId === me.careUnitId)?.careUnitName ?? me.careUnitId;
  return (
    <>
      <b className="om-user-short" aria-hidden>
        {initials(me.name)}
      </b>
      <span className="om-user-long">
        <b>
          {me.name}
          {andBehind(session, t)}
        </b>
        <span className="om-user-unit">
          <span className="om-capital">{t(`shared:profession.${me.role}`)}</span>, <Swedish>{unit}</Swedish>
        </span>
      </span>
      <ChevronDownIcon aria-hidden />
    </>
  );
};
