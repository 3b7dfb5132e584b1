import { printNote } from '@om/contracts/documentation';
import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

interface PrintNoteProps {
  readonly visitId: string;
  readonly beforePrint: () => Promise<void>;
}

/**
 * *Skriv ut*: written down before the browser prints, and not printed when that cannot be done. The browser's own command
 * (Ctrl+P) cannot be made to wait; of it only the read of the visit is written down.
 */
export const PrintNote = ({ visitId, beforePrint }: PrintNoteProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const printing = useAction(async () => {
    await beforePrint();
    await commands.run(`print:${visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visitId}/note/print`, { commandId }, printNote.answer),
    );
    print();
  });
  return (
    <>
      <ProblemNotice problem={printing.problem} />
      <Button
        variant="tertiary"
        icon={<PrinterSmallIcon aria-hidden />}
        disabled={printing.busy}
        onClick={() => void printing.run()}
      >
        {t('note.print')}
      </Button>
    </>
  );
};
