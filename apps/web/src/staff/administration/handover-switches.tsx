import { Switch } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';

interface HandoverSettings {
  readonly sameCaregiver: boolean;
  readonly handoverWidens: boolean;
}

interface HandoverSwitchesProps {
  readonly settings: HandoverSettings;
  readonly onSettings: (settings: HandoverSettings) => void;
}

/** What a unit decides about handovers (domain 2.2, 4.4). */
export const HandoverSwitches = ({ settings, onSettings }: HandoverSwitchesProps) => {
  const { t } = useTranslation('staff');
  return (
    <section>
      <h2>{t('administration.handover.title')}</h2>
      <Switch
        size="small"
        description={t('administration.handover.sameCaregiverHelp')}
        checked={settings.sameCaregiver}
        onChange={(event) => {
          onSettings({ ...settings, sameCaregiver: event.target.checked });
        }}
      >
        {t('administration.handover.sameCaregiver')}
      </Switch>
      <Switch
        size="small"
        description={t('administration.handover.widensHelp')}
        checked={settings.handoverWidens}
        onChange={(event) => {
          onSettings({ ...settings, handoverWidens: event.target.checked });
        }}
      >
        {t('administration.handover.widens')}
      </Switch>
    </section>
  );
};
