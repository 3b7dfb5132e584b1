import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { capitalised } from '../../language/capital.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { answeredCase } from '../course/answered-case.js';
import { WordsField, wordsError } from '../send/words-field.js';
import type { CaseProps } from '../talk/case-page.js';
import { draftKey } from '../talk/patient-composer.js';

type OwnWordsProps = Pick<CaseProps, 'view' | 'onChanged'> & { readonly now: number };

/** What the patient has written in the case so far, each with its time, and *Lägg till* until the visit begins (domain 4.7). */
export const OwnWords = ({ view, onChanged, now }: OwnWordsProps) => {
  const { t } = useTranslation('patient');
  const { ownWords, createdAt, createdBy, additions = [], actions } = view.case;
  const hasWords = ownWords !== '' || additions.length > 0;
  return (
    <section className="om-own-words">
      {hasWords && <h2>{t(createdBy ? 'course.wordsOfCase' : 'course.ownWords')}</h2>}
      {createdBy && <p className="om-muted">{t('course.createdBy', { name: createdBy.name })}</p>}
      {ownWords !== '' && <Words text={ownWords} at={createdAt} now={now} />}
      {additions.map(({ text, at }) => (
        <Words key={at} text={text} at={at} now={now} />
      ))}
      {actions?.['add-words']?.allowed === true && <AddWords view={view} onChanged={onChanged} />}
    </section>
  );
};

const Words = ({ text, at, now }: { readonly text: string; readonly at: string; readonly now: number }) => {
  const language = useLanguage();
  return (
    <div>
      <p className="om-muted om-numbers">{capitalised(relativeTime(at, now, language))}</p>
      <p className="om-kept-text" dir="auto">
        {text}
      </p>
    </div>
  );
};

/**
 * A field behind a button, open while there is something in it. It has the chat's draft, so that words begun while waiting stand in
 * the composer when the visit starts in the middle of a sentence.
 */
const AddWords = ({ view, onChanged }: Pick<CaseProps, 'view' | 'onChanged'>) => {
  const { t } = useTranslation('patient');
  const { http, commands } = useLink();
  const { visitId } = view.case;
  const [text, setText] = useDraft(draftKey(visitId));
  const [opened, setOpened] = useState(false);
  const [tried, setTried] = useState(false);
  const add = useAction(async () => {
    await commands.run(`add-words:${visitId}:${text}`, (commandId) =>
      http.post(`/api/patient/cases/${visitId}/add-words`, { text: text.trim(), commandId }, answeredCase),
    );
    // First they stand among what has been written: words that are nowhere for a moment look lost.
    try {
      await onChanged();
    } finally {
      setText('');
      setOpened(false);
      setTried(false);
    }
  });
  if (!opened && text === '') {
    return (
      <Button
        variant="secondary"
        className="om-wide-button"
        onClick={() => {
          setOpened(true);
        }}
      >
        {t('course.addWords')}
      </Button>
    );
  }
  return (
    <form
      className="om-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wordsError(text) === undefined) void add.run();
      }}
    >
      <WordsField label={t('course.addWordsLabel')} text={text} onText={setText} tried={tried} />
      <ProblemNotice problem={add.problem} />
      <CommandButton type="submit" variant="primary" className="om-wide-button" loading={add.busy}>
        {t('course.addWordsSend')}
      </CommandButton>
      <Button
        variant="tertiary"
        data-color="neutral"
        className="om-wide-button"
        onClick={() => {
          setText('');
          setOpened(false);
        }}
      >
        {t('course.addWordsStop')}
      </Button>
    </form>
  );
};
