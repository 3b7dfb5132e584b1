import { newId } from '../../connection/new-id.js';
import { UNSENT_CASE } from '../../drafts/lifetime.js';
import { useDraft } from '../../drafts/use-draft.js';
import { aboutTheSame, withLateWords, type CaseDraft, type FollowedCase } from './case-steps.js';

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
    /**
     * A case that is over is the beginning of the new one: the words that came too late for it stand after what has been
     * written, and `followed` is there when it is about the same thing.
     */
    beginWith: (lateWords: string, followed?: FollowedCase): void => {
      if (lateWords === '' && !followed) return;
      const worded = lateWords === '' ? read() : withLateWords(read(), lateWords);
      keep(JSON.stringify(followed ? aboutTheSame(worded, followed) : worded));
    },
  };
};
