import type { StaffVisit } from '@om/contracts/gateway';
import { HANDOVER_MESSAGE_LIMIT } from '@om/contracts/visit';
import { InformationSquareIcon } from '@navikt/aksel-icons';
import { HANDOVER_MINUTES } from '@om/visit-state';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { newId } from '../../connection/new-id.js';
import { problemFrom } from '../../connection/problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useStaff } from '../session/staff-context.js';
import { useVisitCommand } from '../visit/use-visit.js';
import { handoverErrors, personsOf, type HandoverError, type HandoverForm } from './handover-form.js';
import { PriorityChoice } from './priority-choice.js';
import { ResourceFields } from './resource-fields.js';
import { useResources } from './resources.js';
import { SummaryFields } from './summary-fields.js';
import { summaryIn, summaryOf } from './summary.js';
import { AboutVisit } from '../visit/about-visit.js';

interface HandoverDialogProps {
  readonly view: StaffVisit;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** *Lämna över besök* (seed 2.4, picture c): Resurs, Prioritet, Meddelande, Slutför. The message survives a closed dialog. */
export const HandoverDialog = ({ view, onClose, onSent }: HandoverDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { visit } = view;
  const { me } = useStaff();
  const resources = useResources();
  const [message, setMessage] = useDraft(`handover:${visit.visitId}`);
  const [kept, keep] = useDraft(`handover-summary:${visit.visitId}`);
  const summary = summaryOf(summaryIn(kept));
  const [chosen, setChosen] = useState<Omit<HandoverForm, 'message'>>({
    careUnitId: visit.careUnitId,
    role: '',
    personId: '',
    priority: visit.priority,
  });
  const [handoverId] = useState(newId);
  const [errors, setErrors] = useState<readonly HandoverError[]>([]);
  const first = useRef<HTMLSelectElement>(null);
  const send = useVisitCommand(visit.visitId);
  const form = { ...chosen, message };
  const known = resources.data ?? { units: [] };
  const propose = useAction(async () => {
    const found = handoverErrors(form, known, me.personId);
    setErrors(found);
    if (found.length > 0) return;
    const { careUnitId, role, personId, priority } = form;
    const nobody = personsOf(known, form, me.personId).length === 0;
    await send('propose-handover', {
      expectedVersion: visit.version,
      handoverId,
      to: { careUnitId, role, ...(personId === '' ? {} : { personId }) },
      priority,
      ...(message.trim() === '' ? {} : { message: message.trim() }),
      ...(summary === undefined ? {} : { summary }),
      ...(nobody ? { overrideNotOnShift: true } : {}),
    });
    setMessage('');
    keep('');
    onSent();
  });
  const errorOf = (field: HandoverError['field']) => {
    const found = errors.find((error) => error.field === field);
    return found && t(`handover.error.${found.key}`);
  };
  return (
    <FormDialog
      title={t('handover.title')}
      description={<AboutVisit visit={visit} />}
      width="48rem"
      first={first}
      onClose={onClose}
      problem={propose.problem}
      submit={{ label: t('handover.submit'), busy: propose.busy, onPress: () => void propose.run() }}
    >
      {resources.isError && <ProblemNotice problem={problemFrom(resources.error)} />}
      <ResourceFields
        resources={known}
        form={form}
        first={first}
        error={errorOf('role')}
        onForm={(next) => {
          setErrors(errors.filter(({ field }) => field !== 'role'));
          setChosen({ ...chosen, ...next });
        }}
      />
      <PriorityChoice
        value={form.priority}
        onChange={(priority) => {
          setChosen({ ...chosen, priority });
        }}
      />
      <Textarea
        label={t('handover.message')}
        description={t('handover.notForPatient')}
        maxLength={HANDOVER_MESSAGE_LIMIT}
        counter="always"
        minRows={3}
        maxRows={8}
        value={message}
        error={errorOf('message')}
        onChange={(event) => {
          setMessage(event.target.value);
        }}
      />
      <SummaryFields
        form={summaryIn(kept)}
        onForm={(next) => {
          keep(summaryOf(next) === undefined ? '' : JSON.stringify(next));
        }}
      />
      <WhatHappens form={form} />
    </FormDialog>
  );
};

const WhatHappens = ({ form }: { readonly form: HandoverForm }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const resources = useResources().data ?? { units: [] };
  const { me } = useStaff();
  const person = personsOf(resources, form, me.personId).find((one) => one.personId === form.personId);
  const minutes = HANDOVER_MINUTES[form.priority];
  return (
    <p className="om-notice" data-kind="neutral">
      <InformationSquareIcon aria-hidden />
      <span>
        {person ? t('handover.untilPerson', { name: person.name }) : t('handover.untilGroup')}{' '}
        {minutes === undefined
          ? t('handover.noAnswerClosing')
          : t('handover.noAnswerMinutes', { count: minutes })}
      </span>
    </p>
  );
};
