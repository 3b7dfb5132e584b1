import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Textarea } from '../../ui/fields.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';

const TEXTS = ['closed', 'waiting', 'ended'] as const;

const words = z.string().optional();
const textsShape = z.object({
  greeting: z.string(),
  texts: z.object({ closed: words, waiting: words, ended: words }),
});

/** *Texter*: the greeting, and words of the unit beside the system's own. */
export const TextsSection = (props: SectionProps) => {
  const { t } = useTranslation('staff');
  const { unit } = props;
  const kept = useKeptForm('texts', textsShape, { greeting: unit.greeting, texts: unit.texts ?? {} });
  const { greeting, texts } = kept.form;
  const [tried, setTried] = useState(false);
  const isGreetingWrong = greeting.trim() === '' || !greeting.includes('{name}');
  const read = () => {
    setTried(true);
    if (isGreetingWrong) return undefined;
    const filled = TEXTS.map((key) => [key, texts[key]?.trim() ?? ''] as const).filter(
      ([, text]) => text !== '',
    );
    return { greeting: greeting.trim(), texts: Object.fromEntries(filled) };
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      <Textarea
        label={t('administration.texts.greeting')}
        description={t('administration.texts.greetingHelp', { name: '{name}', profession: '{profession}' })}
        maxLength={1_000}
        minRows={2}
        value={greeting}
        error={
          tried && isGreetingWrong ? t('administration.texts.greetingWrong', { name: '{name}' }) : undefined
        }
        onChange={(event) => {
          kept.set({ greeting: event.target.value });
        }}
      />
      {TEXTS.map((key) => (
        <Textarea
          key={key}
          label={t(`administration.texts.${key}`)}
          description={t(`administration.texts.${key}Help`)}
          maxLength={1_000}
          minRows={2}
          value={texts[key] ?? ''}
          onChange={(event) => {
            kept.set({ texts: { ...texts, [key]: event.target.value } });
          }}
        />
      ))}
    </SettingsForm>
  );
};
