import { ChevronDownIcon } from '@navikt/aksel-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../language/language.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { Disclosure } from '../../ui/disclosure.js';
import { NavLink } from '../../ui/navigation.js';
import { useStaff } from '../session/staff-context.js';
import { useLogOut } from '../session/use-log-out.js';
import { ShiftEndDialog } from '../shift/lazy-shift-end.js';
import { initials } from './rail-text.js';

const AttentionDialog = lazy(() =>
  import('../attention/attention-dialog.js').then((module) => ({ default: module.AttentionDialog })),
);

/** Who one is, and the ways out. Leaving a unit goes through the shift-end check, so that no case is left without anyone. */
export const UserMenu = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { session, enter } = useStaff();
  const language = useLanguage();
  const logOut = useLogOut();
  const [attention, showAttention] = useState(false);
  const [leaving, leave] = useState<'logOut' | 'changeUnit'>();
  const { principal: _, ...withoutChoice } = session;
  return (
    <>
      <Disclosure className="om-user" label={<Who />}>
        {session.assignments.length > 1 && (
          <button
            type="button"
            onClick={() => {
              leave('changeUnit');
            }}
          >
            {t('bar.changeUnit')}
          </button>
        )}
        <NavLink to="/aterkoppling">{t('bar.feedback')}</NavLink>
        <button type="button" onClick={onShortcuts}>
          {t('bar.shortcuts')}
        </button>
        <button
          type="button"
          onClick={() => {
            showAttention(true);
          }}
        >
          {t('bar.attention')}
        </button>
        <button
          type="button"
          lang={language === 'sv' ? 'en' : 'sv'}
          onClick={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}
        >
          {t('shared:otherLanguage')}
        </button>
        {session.development && <a href="/utveckling/sms">{t('bar.sms')}</a>}
        <button
          type="button"
          onClick={() => {
            leave('logOut');
          }}
        >
          {t('shared:logOut')}
        </button>
      </Disclosure>
      <Suspense>
        {attention && (
          <AttentionDialog
            onClose={() => {
              showAttention(false);
            }}
          />
        )}
        {leaving && (
          <ShiftEndDialog
            then={leaving}
            onEnded={leaving === 'logOut' ? logOut : () => enter(withoutChoice)}
            onClose={() => {
              leave(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
};

const Who = () => {
  const { t } = useTranslation('shared');
  const { me, session } = useStaff();
  const unit =
    session.assignments.find((row) => row.careUnitId === me.careUnitId)?.careUnitName ?? me.careUnitId;
  return (
    <>
      <b className="om-user-short" aria-hidden>
        {initials(me.name)}
      </b>
      <span className="om-user-long">
        <b>{me.name}</b>
        <span className="om-user-unit">
          <span className="om-capital">{t(`profession.${me.role}`)}</span>, <Swedish>{unit}</Swedish>
        </span>
      </span>
      <ChevronDownIcon aria-hidden />
    </>
  );
};
