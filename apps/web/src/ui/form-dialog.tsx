import { Dialog } from '@navikt/ds-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../connection/problem.js';
import { CommandButton } from './command-button.js';
import { Button } from './controls.js';
import { ProblemNotice } from './problem-notice.js';

interface FormDialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** CSS length. */
  readonly width?: string;
  /** The field that gets the focus; the dialog's own box would be a heavy ring (design 1, caution 4). */
  readonly first: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly problem?: Problem | undefined;
  /** What stands to the left in the footer. */
  readonly note?: ReactNode;
  readonly submit: {
    readonly label: string;
    readonly busy: boolean;
    readonly onPress: () => void;
    /** Irreversible for the patient: the button is red. */
    readonly danger?: boolean;
  };
}

/** A field with an error, or the first choice of a group with one. */
const INVALID_FIELD =
  ':is(input, select, textarea)[aria-invalid="true"], fieldset[aria-invalid="true"] input:not(:disabled)';

/**
 * A dialog with fields, *Avbryt* and one button that does it. Esc and *Avbryt* close it; what was typed is kept as a draft. When a
 * field is wrong, the focus goes there: it may lie above what the dialog shows, and the button would seem dead.
 */
export const FormDialog = (props: FormDialogProps) => {
  const { title, description, width = '34rem', first, onClose, children, problem, note, submit } = props;
  const { t } = useTranslation('shared');
  const form = useRef<HTMLDivElement>(null);
  const [presses, setPresses] = useState(0);
  const press = () => {
    submit.onPress();
    setPresses((before) => before + 1);
  };
  useEffect(() => {
    if (presses > 0) form.current?.querySelector<HTMLElement>(INVALID_FIELD)?.focus();
  }, [presses]);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Popup width={width} className="om-dialog" initialFocusTo={first} closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
          {description !== undefined && <Dialog.Description>{description}</Dialog.Description>}
        </Dialog.Header>
        <Dialog.Body className="om-dialog-body" ref={form}>
          {children}
          <Refusal problem={problem} />
        </Dialog.Body>
        <Dialog.Footer className="om-dialog-foot">
          {note !== undefined && <p className="om-muted om-small">{note}</p>}
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <CommandButton
            variant="primary"
            loading={submit.busy}
            onClick={press}
            {...(submit.danger === true ? { 'data-color': 'danger' as const } : {})}
          >
            {submit.label}
          </CommandButton>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
};

/** Why it could not be done: brought into view, because the fields above may be longer than the dialog. */
const Refusal = ({ problem }: { readonly problem: Problem | undefined }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={place}>
      <ProblemNotice problem={problem} />
    </div>
  );
};
