import type { StaffVisit } from '@om/contracts/gateway';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Composer } from '../../chat/composer.js';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Disclosure } from '../../ui/disclosure.js';
import { withPhrase } from './phrases.js';

interface StaffComposerProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly focus: boolean;
}

/** Where one writes to the patient, with the unit's *Fraser* beside. */
export const StaffComposer = ({ view, live, focus }: StaffComposerProps) => {
  const { t } = useTranslation('staff');
  const { outgoing } = useLink();
  const { visitId, patient } = view.visit;
  const [text, setText] = useDraft(`chat:${visitId}`);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = input.current;
    if (!focus || !field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [focus]);
  return (
    <Composer
      label={t('chat.to', { name: patient.name })}
      text={text}
      inputRef={input}
      onText={setText}
      onTyping={() => live.feed?.typing()}
      onSend={(message) => {
        outgoing.add(visitId, message);
        setText('');
      }}
      hint={
        <>
          <Phrases
            phrases={view.unit?.templates ?? []}
            onChoose={(phrase) => {
              setText(withPhrase(text, phrase));
              input.current?.focus();
            }}
          />
          <span className="om-key-hint" aria-hidden>
            <kbd className="om-kbd">Enter</kbd> {t('chat.enter')}{' '}
            <kbd className="om-kbd">{t('chat.shift')}</kbd>+<kbd className="om-kbd">Enter</kbd>{' '}
            {t('chat.newLine')}
          </span>
        </>
      }
    />
  );
};

interface PhrasesProps {
  readonly phrases: NonNullable<NonNullable<StaffVisit['unit']>['templates']>;
  readonly onChoose: (text: string) => void;
}

/** *Fraser*: the unit's own sentences, put where one writes and never sent by themselves. */
const Phrases = ({ phrases, onChoose }: PhrasesProps) => {
  const { t } = useTranslation('staff');
  if (phrases.length === 0) return null;
  return (
    <Disclosure className="om-phrases" label={t('chat.phrases')}>
      {phrases.map((phrase) => (
        <button
          key={phrase.templateId}
          type="button"
          onClick={() => {
            onChoose(phrase.text);
          }}
        >
          <b>{phrase.name}</b>
          <span className="om-muted om-small">{phrase.text}</span>
        </button>
      ))}
    </Disclosure>
  );
};
