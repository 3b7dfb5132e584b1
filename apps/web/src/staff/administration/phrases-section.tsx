import { LIMITS } from '@om/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '../../connection/new-id.js';
import { Button } from '../../ui/controls.js';
import { Textarea, TextField } from '../../ui/fields.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';

const phraseShape = z.object({ templateId: z.string(), name: z.string(), text: z.string() });
const phrasesShape = z.object({ phrases: z.array(phraseShape).readonly() });

/** *Fraser*: sentences that everyone at the unit can put into what they write. */
export const PhrasesSection = (props: SectionProps) => {
  const { t } = useTranslation('staff');
  const kept = useKeptForm('phrases', phrasesShape, { phrases: props.unit.templates ?? [] });
  const { phrases } = kept.form;
  const [tried, setTried] = useState(false);
  const read = () => {
    setTried(true);
    const filled = phrases.map((one) => ({ ...one, name: one.name.trim(), text: one.text.trim() }));
    return filled.every((one) => one.name !== '' && one.text !== '') ? { templates: filled } : undefined;
  };
  const change = (templateId: string, over: { readonly name?: string; readonly text?: string }) => {
    kept.set({ phrases: phrases.map((one) => (one.templateId === templateId ? { ...one, ...over } : one)) });
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      {phrases.length === 0 && <p className="om-muted">{t('administration.phrases.none')}</p>}
      {phrases.map((phrase, index) => (
        <fieldset key={phrase.templateId} className="om-phrase">
          <legend>{t('administration.phrases.number', { count: index + 1 })}</legend>
          <TextField
            label={t('administration.phrases.name')}
            maxLength={200}
            value={phrase.name}
            error={tried && phrase.name.trim() === '' ? t('administration.needed') : undefined}
            onChange={(event) => {
              change(phrase.templateId, { name: event.target.value });
            }}
          />
          <Textarea
            label={t('administration.phrases.text')}
            maxLength={LIMITS.message}
            minRows={2}
            value={phrase.text}
            error={tried && phrase.text.trim() === '' ? t('administration.needed') : undefined}
            onChange={(event) => {
              change(phrase.templateId, { text: event.target.value });
            }}
          />
          <Button
            variant="tertiary"
            onClick={() => {
              kept.set({ phrases: phrases.filter((one) => one.templateId !== phrase.templateId) });
            }}
          >
            {t('administration.remove')}
            <span className="om-hidden"> {phrase.name}</span>
          </Button>
        </fieldset>
      ))}
      <p>
        <Button
          variant="secondary"
          onClick={() => {
            kept.set({ phrases: [...phrases, { templateId: newId(), name: '', text: '' }] });
          }}
        >
          {t('administration.phrases.add')}
        </Button>
      </p>
    </SettingsForm>
  );
};
