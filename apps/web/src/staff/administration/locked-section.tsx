import { listLockedNotes, unlockNote, type LockedNote } from '@om/contracts/documentation';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { Link } from '../../ui/navigation.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { ReasonDialog } from '../duties/reason-dialog.js';

const KEY = ['locked-notes'];

/** *Låsta anteckningar*: what was begun and left for 14 days, and the way to let its author finish it. */
export const LockedSection = ({ onSaved }: { readonly onSaved: () => void }) => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const [chosen, choose] = useState<LockedNote>();
  const locked = useQuery({
    queryKey: KEY,
    queryFn: () => http.get('/api/staff/locked-notes', listLockedNotes.answer),
    staleTime: 0,
  });
  const notes = locked.data?.notes ?? [];
  return (
    <>
      <p className="om-muted">
        {t(locked.data && notes.length === 0 ? 'duty.locked.none' : 'duty.locked.help')}
      </p>
      {locked.isError && <ProblemNotice problem={problemFrom(locked.error)} />}
      <ul className="om-members">
        {notes.map((note) => (
          <LockedLine
            key={note.dutyId}
            note={note}
            onUnlock={() => {
              choose(note);
            }}
          />
        ))}
      </ul>
      {chosen && (
        <UnlockDialog
          note={chosen}
          onUnlocked={onSaved}
          onClose={() => {
            choose(undefined);
          }}
        />
      )}
    </>
  );
};

const LockedLine = ({ note, onUnlock }: { readonly note: LockedNote; readonly onUnlock: () => void }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow(60_000);
  const { author, lockedAt, savedAt, unlocked, visitId } = note;
  const isOpen = unlocked !== undefined && Date.parse(unlocked.until) > now;
  return (
    <li>
      <b>{author.name}</b>
      <p>
        {isOpen ? (
          <>
            {t('duty.locked.open', {
              until: relativeTime(unlocked.until, now, language),
              name: unlocked.byName,
            })}{' '}
            <Swedish>{unlocked.reason}</Swedish>
          </>
        ) : (
          t('duty.locked.line', {
            when: dayAndTime(unlocked?.until ?? lockedAt, language),
            saved: dayAndTime(savedAt, language),
          })
        )}
      </p>
      <p className="om-buttons">
        {!isOpen && (
          <Button variant="secondary" onClick={onUnlock}>
            {t('duty.locked.unlock')}
            <span className="om-hidden"> {author.name}</span>
          </Button>
        )}
        <Link to={`/besok/${visitId}`} className="om-link">
          {t('duty.locked.visit')}
        </Link>
      </p>
    </li>
  );
};

interface UnlockDialogProps {
  readonly note: LockedNote;
  readonly onUnlocked: () => void;
  readonly onClose: () => void;
}

const UnlockDialog = ({ note, onUnlocked, onClose }: UnlockDialogProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const unlock = async (reason: string) => {
    await commands.run(`unlock:${note.dutyId}:${note.unlocked?.until ?? ''}`, (commandId) =>
      http.post(`/api/staff/locked-notes/${note.dutyId}/unlock`, { commandId, reason }, unlockNote.answer),
    );
    await queries.invalidateQueries({ queryKey: KEY });
    onUnlocked();
  };
  return (
    <ReasonDialog
      words={{
        title: t('duty.locked.title', { name: note.author.name }),
        description: t('duty.locked.titleHelp'),
        submit: t('duty.locked.submit'),
        reason: t('duty.locked.reason'),
        reasonHelp: t('duty.locked.reasonHelp'),
      }}
      onReason={unlock}
      onClose={onClose}
    />
  );
};
