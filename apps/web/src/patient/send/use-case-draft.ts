import { newId } from '../../connection/new-id.js';
import { UNSENT_CASE } from '../../drafts/lifetime.js';
import { useDraft } from '../../drafts/use-draft.js';
import { withLateWords, type CaseDraft } from './case-steps.js';

const emptyDraft = (): CaseDraft => ({ visitId: newId(), commandId: newId(), answers: {}, ownWords: '' });

/** The case that is being written: survives reload and restart, gone when it has been sent or left alone for a day. */
export const useCaseDraft = () => {
  const [kept, keep] = useDraft(UNSENT_CASE);
  const read = (): CaseDraft => (kept === '' ? emptyDraft() : (JSON.parse(kept) as CaseDraft));
  return {
    hasDraft: kept !== '',
    /** A new draft gets its ids when it is first changed. */
    read,
    change: (draft: CaseDraft): void => {
      keep(JSON.stringify(draft));
    },
    forget: (): void => {
      keep('');
    },
    /** The words that came too late for another case are the beginning of the new one, after what has been written in it. */
    beginWith: (lateWords: string): void => {
      if (lateWords !== '') keep(JSON.stringify(withLateWords(read(), lateWords)));
    },
  };
};
