import { newId } from '../../connection/new-id.js';
import { UNSENT_CASE } from '../../drafts/lifetime.js';
import { useDraft } from '../../drafts/use-draft.js';
import type { CaseDraft } from './case-steps.js';

const emptyDraft = (): CaseDraft => ({ visitId: newId(), commandId: newId(), answers: {}, ownWords: '' });

/** The case that is being written: survives reload and restart, gone when it has been sent or left alone for a day. */
export const useCaseDraft = () => {
  const [kept, keep] = useDraft(UNSENT_CASE);
  return {
    hasDraft: kept !== '',
    /** A new draft gets its ids when it is first changed. */
    read: (): CaseDraft => (kept === '' ? emptyDraft() : (JSON.parse(kept) as CaseDraft)),
    change: (draft: CaseDraft): void => {
      keep(JSON.stringify(draft));
    },
    forget: (): void => {
      keep('');
    },
    /** *Starta nytt ärende om samma sak*: the words that came too late are the beginning of the new case. */
    beginWith: (ownWords: string): void => {
      keep(JSON.stringify({ ...emptyDraft(), ownWords, follows: ownWords !== '' } satisfies CaseDraft));
    },
  };
};
