import { useTranslation } from 'react-i18next';
import { Composer } from '../../chat/composer.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { AroundSwedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import type { CaseProps } from './case-page.js';

interface PatientComposerProps extends Pick<CaseProps, 'view' | 'live'> {
  readonly placeholder: string;
}

/** Key of what the patient has begun to write in a case. */
export const draftKey = (visitId: string): string => `chat:${visitId}`;

/** A phone's composer, with when care answers under it. */
export const PatientComposer = ({ view, live, placeholder }: PatientComposerProps) => {
  const { t } = useTranslation('patient');
  const { outgoing } = useLink();
  const language = useLanguage();
  const { visitId, hours, replyBy } = view.case;
  const [text, setText] = useDraft(draftKey(visitId));
  return (
    <Composer
      compact
      label={t('chat.label')}
      placeholder={placeholder}
      text={text}
      onText={setText}
      onTyping={() => live.feed?.typing()}
      onSend={(message) => {
        outgoing.add(visitId, message);
        setText('');
      }}
      hint={
        <>
          {replyBy !== undefined && (
            <span role="status">{t('course.replyBy', { when: dayAndTime(replyBy, language) })}</span>
          )}{' '}
          {hours !== undefined && (
            <span>
              <AroundSwedish sentence={(words) => t('chat.hours', { hours: words })} words={hours} />
            </span>
          )}
        </>
      }
    />
  );
};
