import type { StaffVisit } from '@om/contracts/gateway';
import { Dialog, ErrorSummary } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useVisitCommand } from '../visit/use-visit.js';
import { AsyncPhase } from './async-phase.js';
import { AutoMessage } from './auto-message.js';
import { FIELD_ID } from './field-id.js';
import { PendingHandover } from './pending-handover.js';
import { canAutoMessage, readEndForm, suggestedEnd, type EndError, type EndForm } from './end-form.js';

export type EndUnit = NonNullable<StaffVisit['unit']>;

interface EndFormBodyProps {
  readonly view: StaffVisit;
  readonly unit: EndUnit;
  readonly unsent: boolean;
  readonly onCancel: () => void;
  readonly onEnded: () => void;
}

/** The form inside the dialog. The primary button can always be pressed; what is missing is then said on top. */
export const EndFormBody = ({ view, unit, unsent, onCancel, onEnded }: EndFormBodyProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const language = useLanguage();
  const now = new Date(useNow(15_000));
  const [form, setForm] = useState<EndForm>(() => ({
    choice: unit.asyncDefault,
    autoMessage: false,
    ...suggestedEnd(now),
  }));
  const [errors, setErrors] = useState<readonly EndError[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const send = useVisitCommand(view.visit.visitId);
  const reading = readEndForm(form, unit, now);
  const canSendMessage = canAutoMessage(reading, unit, now);
  const handover = view.visit.handover?.state === 'proposed' ? view.visit.handover : undefined;
  const end = useAction(async () => {
    const found = errorsOf(form, unit, now, { unsent, handover: handover !== undefined });
    setErrors(found);
    if (found.length > 0 || !('phase' in reading)) return;
    await send('end', {
      expectedVersion: view.visit.version,
      async: reading.phase,
      autoMessage: form.autoMessage && canSendMessage,
    });
    onEnded();
  });
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  const until = 'phase' in reading ? reading.until : undefined;
  return (
    <>
      <Dialog.Body>
        {errors.length > 0 && (
          <ErrorSummary ref={summary} size="small" heading={t('end.fix')} headingTag="h2">
            {errors.map((error) => (
              <ErrorSummary.Item key={error.field} href={`#${FIELD_ID[error.field]}`}>
                {t(`end.${error.key}`)}
              </ErrorSummary.Item>
            ))}
          </ErrorSummary>
        )}
        {handover && <PendingHandover visitId={view.visit.visitId} handover={handover} />}
        <AsyncPhase unit={unit} form={form} errors={errors} onForm={setForm} />
        <p className="om-until" role="status">
          {'phase' in reading && until === undefined && t('end.atOnce')}
          {until !== undefined && (
            <>
              {t('end.until')} <b>{dayAndTime(until, language)}</b>
            </>
          )}
        </p>
        <AutoMessage unit={unit} form={form} possible={canSendMessage} onForm={setForm} />
        <ProblemNotice problem={end.problem} />
      </Dialog.Body>
      <Dialog.Footer className="om-end-foot">
        <p className="om-muted om-small">{t('end.stay')}</p>
        <Button variant="secondary" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <CommandButton
          id={FIELD_ID.unsent}
          variant="primary"
          loading={end.busy}
          onClick={() => void end.run()}
        >
          {t('end.button')}
        </CommandButton>
      </Dialog.Footer>
    </>
  );
};

interface Obstacles {
  readonly unsent: boolean;
  readonly handover: boolean;
}

const errorsOf = (
  form: EndForm,
  unit: EndUnit,
  now: Date,
  { unsent, handover }: Obstacles,
): readonly EndError[] => {
  const reading = readEndForm(form, unit, now);
  return [
    ...('errors' in reading ? reading.errors : []),
    ...(unsent ? [{ field: 'unsent', key: 'unsent' } as const] : []),
    ...(handover ? [{ field: 'handover', key: 'handover' } as const] : []),
  ];
};
