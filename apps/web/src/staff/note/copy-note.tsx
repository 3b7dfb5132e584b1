import { copyNote } from '@om/contracts/documentation';
import { FilesIcon } from '@navikt/aksel-icons';
import { Dialog } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { Textarea } from '../../ui/fields.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { copyText } from './clipboard.js';

interface CopyNoteProps {
  readonly visitId: string;
  /** After the end it is the one thing to do. */
  readonly primary: boolean;
  readonly beforeCopy: () => Promise<void>;
  readonly onCopied: (text: string) => void;
}

/** *Kopiera anteckningen* (seed 2.5-3): every filled-in field except the diagnosis codes, and says so. */
export const CopyNote = ({ visitId, primary, beforeCopy, onCopied }: CopyNoteProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const [byHand, setByHand] = useState<string>();
  const copy = useAction(async () => {
    await beforeCopy();
    const { text } = await commands.run(`copy:${visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visitId}/note/copy`, { commandId }, copyNote.answer),
    );
    if (await copyText(text)) onCopied(t('note.copied'));
    else setByHand(text);
  });
  return (
    <>
      <ProblemNotice problem={copy.problem} />
      <Button
        variant={primary ? 'primary' : 'secondary'}
        icon={<FilesIcon aria-hidden />}
        onClick={() => void copy.run()}
      >
        {t('note.copy')}
      </Button>
      <CopyByHand
        text={byHand}
        onClose={() => {
          setByHand(undefined);
        }}
      />
    </>
  );
};

const CopyByHand = ({
  text,
  onClose,
}: {
  readonly text: string | undefined;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('staff');
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog
      open={text !== undefined}
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Popup initialFocusTo={field}>
        <Dialog.Header>
          <Dialog.Title>{t('note.copyManually')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <Textarea
            ref={field}
            label={t('note.region')}
            description={t('note.copyManuallyHelp')}
            readOnly
            value={text ?? ''}
            maxRows={12}
            onFocus={(event) => {
              event.target.select();
            }}
          />
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
};
