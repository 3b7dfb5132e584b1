import type { CareUnit } from '@om/contracts/queue';
import { ShieldLockIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemFrom } from '../../connection/problem.js';
import { teachSwedish } from '../../language/language.js';
import { Swedish } from '../../language/swedish.js';
import { staffAdministration } from '../../language/sv/staff-administration.js';
import { staffDuties } from '../../language/sv/staff-duties.js';
import { staffVisit } from '../../language/sv/staff-visit.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { Tabs } from '../../ui/tabs.js';
import { Toast, useToast } from '../../ui/toast.js';
import { useStaff } from '../session/staff-context.js';
import './administration.css';
import { HistorySection } from './history-section.js';
import { HoursSection } from './hours-section.js';
import { LockedSection } from './locked-section.js';
import { MembersSection } from './members-section.js';
import { PhrasesSection } from './phrases-section.js';
import { ReasonsSection } from './reasons-section.js';
import { TemplatesSection } from './templates-section.js';
import { TextsSection } from './texts-section.js';
import { useUnit } from './use-unit.js';
import { VisitsSection } from './visits-section.js';

teachSwedish('staff', { ...staffAdministration, ...staffDuties, note: staffVisit.note });

const SECTIONS = [
  'hours',
  'members',
  'reasons',
  'visits',
  'texts',
  'phrases',
  'notes',
  'locked',
  'history',
] as const;
type Section = (typeof SECTIONS)[number];

/** *Administration*: the settings of the own care unit, for its lead. Every change is kept with who and when. */
export const AdministrationPage = () => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const unit = useUnit();
  const [section, setSection] = useState<Section>('hours');
  return (
    <main className="om-page om-administration" id="innehall" tabIndex={-1} data-region>
      <h1>{t('administration.title')}</h1>
      {me.lead !== true && (
        <StatePanel
          alert
          icon={<ShieldLockIcon />}
          title={t('administration.leadOnly')}
          text={t('administration.leadOnlyHelp')}
        />
      )}
      {me.lead === true && unit.isPending && <SkeletonRows widths={[60, 75, 50]} />}
      {me.lead === true && unit.isError && unit.data === undefined && (
        <FailedPanel
          title={t('administration.failed')}
          problem={problemFrom(unit.error)}
          onRetry={() => void unit.refetch()}
          button={(props) => <Button variant="secondary" {...props} />}
        />
      )}
      {me.lead === true && unit.data && (
        <>
          <p className="om-muted">
            <Swedish>{unit.data.unit.name}</Swedish>
          </p>
          <Tabs
            label={t('administration.sections')}
            value={section}
            onChange={setSection}
            tabs={SECTIONS.map((value) => ({ value, label: t(`administration.section.${value}`) }))}
            panels="installning"
          />
          <Panel key={section} section={section} unit={unit.data.unit} />
        </>
      )}
    </main>
  );
};

const Panel = ({ section, unit }: { readonly section: Section; readonly unit: CareUnit }) => {
  const { t } = useTranslation('staff');
  const [toast, say, endToast] = useToast();
  const props = {
    unit,
    onSaved: () => {
      say(t('administration.saved'));
    },
  };
  return (
    <div
      role="tabpanel"
      id={`installning-${section}`}
      aria-label={t(`administration.section.${section}`)}
      className="om-settings"
    >
      {section === 'hours' && <HoursSection {...props} />}
      {section === 'members' && <MembersSection {...props} />}
      {section === 'reasons' && <ReasonsSection {...props} />}
      {section === 'visits' && <VisitsSection {...props} />}
      {section === 'texts' && <TextsSection {...props} />}
      {section === 'phrases' && <PhrasesSection {...props} />}
      {section === 'notes' && <TemplatesSection {...props} />}
      {section === 'locked' && (
        <LockedSection
          onSaved={() => {
            say(t('duty.locked.done'));
          }}
        />
      )}
      {section === 'history' && <HistorySection />}
      <Toast toast={toast} onDone={endToast} />
    </div>
  );
};
