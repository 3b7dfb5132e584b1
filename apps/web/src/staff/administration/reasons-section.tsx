import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '../../connection/new-id.js';
import { Button } from '../../ui/controls.js';
import { MOST_REASONS, readReason, reasonForm, wrongIn, reasonShape } from './reason-form.js';
import { ReasonFields } from './reason-fields.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';

const reasonsShape = z.object({ reasons: z.array(reasonShape).readonly() });

/** *Orsaker*: what a patient can seek care for, with a fixed priority, questions and the red flag (domain 2.5, 4.3-1). */
export const ReasonsSection = (props: SectionProps) => {
  const { t } = useTranslation('staff');
  const kept = useKeptForm('reasons', reasonsShape, {
    reasons: props.unit.reasons.map(reasonForm),
  });
  const { reasons } = kept.form;
  const [tried, setTried] = useState(false);
  const [opened, setOpened] = useState<string>();
  const read = () => {
    setTried(true);
    const isWrong = reasons.some((reason) => wrongIn(reason, reasons).length > 0);
    return isWrong ? undefined : { reasons: reasons.map(readReason) };
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      <p className="om-muted">{t('administration.reasons.help')}</p>
      <ul className="om-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>
            <ReasonFields
              reason={reason}
              wrong={tried ? wrongIn(reason, reasons) : []}
              open={opened === reason.code}
              onChange={(changed) => {
                kept.set({ reasons: reasons.map((one) => (one.code === changed.code ? changed : one)) });
              }}
              onRemove={
                reasons.length === 1
                  ? undefined
                  : () => {
                      kept.set({ reasons: reasons.filter((one) => one.code !== reason.code) });
                    }
              }
            />
          </li>
        ))}
      </ul>
      {reasons.length < MOST_REASONS && (
        <p>
          <Button
            variant="secondary"
            onClick={() => {
              const code = newId();
              setOpened(code);
              kept.set({
                reasons: [...reasons, { code, label: '', priority: 3, redFlag: '', questions: [] }],
              });
            }}
          >
            {t('administration.reasons.add')}
          </Button>
        </p>
      )}
    </SettingsForm>
  );
};
