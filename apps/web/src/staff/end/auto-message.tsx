import { Switch } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { EndForm } from './end-form.js';
import type { EndUnit } from './end-form-body.js';

interface AutoMessageProps {
  readonly unit: EndUnit;
  readonly form: EndForm;
  readonly possible: boolean;
  readonly onForm: (form: EndForm) => void;
}

/** *Meddelande* (seed 2.3-4): a sentence where the unit has it off, else a switch with the text that would be sent. */
export const AutoMessage = ({ unit, form, possible, onForm }: AutoMessageProps) => {
  const { t } = useTranslation('staff');
  return (
    <section className="om-auto-message" aria-label={t('end.message')}>
      <h2>{t('end.message')}</h2>
      {!unit.autoMessage.enabled && <p className="om-muted">{t('end.messageOff')}</p>}
      {unit.autoMessage.enabled && (
        <>
          <Switch
            size="small"
            checked={form.autoMessage && possible}
            disabled={!possible}
            {...(possible ? {} : { 'aria-describedby': 'meddelande-varfor' })}
            onChange={(event) => {
              onForm({ ...form, autoMessage: event.target.checked });
            }}
          >
            {t('end.messageSwitch')}
          </Switch>
          {!possible && (
            <p id="meddelande-varfor" className="om-muted om-small">
              {t('end.messageTooShort')}
            </p>
          )}
          {form.autoMessage && possible && (
            <div className="om-greeting">
              <p className="om-muted">{t('end.messagePreview')}</p>
              <p>{unit.autoMessage.text}</p>
            </div>
          )}
        </>
      )}
    </section>
  );
};
