import type { Duty, Note } from '@om/contracts/documentation';
import { CheckmarkIcon, CloudSlashIcon, NotePencilIcon, PadlockLockedIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AroundSwedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { useTimeText } from '../../language/use-time-text.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { StatePanel } from '../../ui/state-panel.js';
import { DutyLines } from '../duties/duty-lines.js';
import { CopyNote } from './copy-note.js';
import { NoteFields } from './note-fields.js';
import { fieldsOf, noteNotRead, type NoteInHand } from './note-content.js';
import { PrintNote } from './print-note.js';
import { useNote, useNoteDraft, type NoteEditing } from './use-note.js';

interface NotePaneProps {
  readonly visitId: string;
  readonly note: Note | null;
  /** What the person has to document of this visit, done and not done. */
  readonly duties: readonly Duty[];
  /** Its service does not answer; otherwise no note means that the person does not document this visit. */
  readonly away: boolean;
  readonly ended: boolean;
  /** The pane has a heading of its own, instead of a tab. */
  readonly titled: boolean;
  readonly hidden: boolean;
  readonly onToast: (text: string) => void;
}

/**
 * *Anteckning*: written beside the chat, finished after the end, copied to the record system. Stays open while its service is
 * away, so that nobody is stopped in the middle of a sentence.
 */
export const NotePane = ({ note, duties, away, hidden, ...rest }: NotePaneProps) => {
  const { t } = useTranslation('staff');
  const [known, setKnown] = useState<NoteInHand | null>(note);
  const draft = useNoteDraft(rest.visitId);
  if (note && note !== known) setKnown(note);
  if (!known && draft) setKnown(noteNotRead(draft));
  const shown = note ?? known;
  return (
    <section
      className="om-note"
      aria-label={t('note.region')}
      data-region
      data-part="note"
      tabIndex={-1}
      hidden={hidden}
      id="del-note"
    >
      {shown ? (
        <Editor note={shown} duties={duties} {...rest} />
      ) : (
        <StatePanel
          icon={away ? <CloudSlashIcon /> : <NotePencilIcon />}
          title={t(away ? 'note.away' : 'note.none')}
          text={t(away ? 'note.awayHelp' : 'note.noneHelp')}
        />
      )}
    </section>
  );
};

const Editor = ({
  visitId,
  note,
  duties,
  ended,
  titled,
  onToast,
}: Omit<NotePaneProps, 'note' | 'away' | 'hidden'> & { readonly note: NoteInHand }) => {
  const { t } = useTranslation('staff');
  const editing = useNote(visitId, note);
  return (
    <>
      {titled && <h2 className="om-pane-head">{t(ended ? 'note.title' : 'note.region')}</h2>}
      <div className="om-note-body">
        <DutyLines duties={duties} />
        <div className="om-note-status">
          <SaveStatus editing={editing} />
          {editing.note.template !== '' && (
            <span className="om-muted om-small">
              <AroundSwedish
                sentence={(name) => t('note.template', { name })}
                words={editing.note.template}
              />
            </span>
          )}
        </div>
        <Conflict editing={editing} />
        <ProblemNotice problem={editing.problem?.retry === true ? undefined : editing.problem} />
        <LockedNotice lockedAt={editing.note.lockedAt} />
        <NoteFields
          locked={editing.note.lockedAt !== undefined}
          fields={fieldsOf(editing.note)}
          content={editing.meeting.content}
          onChange={editing.change}
        />
      </div>
      <footer className="om-note-foot">
        <CopyNote visitId={visitId} primary={ended} beforeCopy={editing.flush} onCopied={onToast} />
        <PrintNote visitId={visitId} beforePrint={editing.flush} />
      </footer>
    </>
  );
};

/** A note that was not finished in time: it is read and copied, and its author is told who can open it. */
const LockedNotice = ({ lockedAt }: { readonly lockedAt: string | undefined }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  if (lockedAt === undefined) return null;
  return (
    <div className="om-notice" data-kind="warning" role="status">
      <PadlockLockedIcon aria-hidden />
      <p>
        <b>{t('duty.noteLocked', { when: dayAndTime(lockedAt, language) })}.</b> {t('duty.noteLockedHelp')}
      </p>
    </div>
  );
};

const SaveStatus = ({ editing }: { readonly editing: NoteEditing }) => {
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  const { note, meeting, saving, problem } = editing;
  const isSaved = meeting.kind === 'clean' && !saving;
  return (
    <p className="om-muted om-small om-save-status">
      {isSaved && <CheckmarkIcon aria-hidden />}
      {isSaved &&
        (note.savedAt === undefined
          ? t('note.prefilled')
          : t('note.savedDraft', { time: timeText(note.savedAt) }))}
      {!isSaved && (problem ? t('note.unsaved') : t('note.saving'))}
    </p>
  );
};

const Conflict = ({ editing }: { readonly editing: NoteEditing }) => {
  const { t } = useTranslation('staff');
  if (editing.meeting.kind !== 'conflict') return null;
  return (
    <div className="om-notice" data-kind="warning" role="alert">
      <div>
        <p>
          <b>{t('note.conflict')}.</b> {t('note.conflictHelp')}
        </p>
        <p className="om-notice-actions">
          <Button variant="secondary" onClick={editing.keepMine}>
            {t('note.keepMine')}
          </Button>
          <Button variant="tertiary" onClick={editing.takeOther}>
            {t('note.takeOther')}
          </Button>
        </p>
      </div>
    </div>
  );
};
