import { Dialog } from '@navikt/ds-react';
import { checkShift, endShift, type CaseRow } from '@om/contracts/queue';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { teachSwedish } from '../../language/language.js';
import { staffShift } from '../../language/sv/staff-shift.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { LeftOpen } from './left-open.js';
import { SHIFT_LISTS, holdsBack, leftFor } from './shift-lists.js';
import { useRecall } from './use-recall.js';

teachSwedish('staff', staffShift);

/** What the shift-end check needs to know. */
export interface ShiftEndDialogProps {
  /** What comes after the shift: *Logga ut*, or another unit. */
  readonly then: 'logOut' | 'changeUnit';
  /** The unit where one goes on, when that is known: beginning there ends the shift here. */
  readonly towards?: string;
  /** @param escalate whether something open is left to the unit lead */
  readonly onEnded: (escalate: boolean) => Promise<void>;
  readonly onClose: () => void;
}

/**
 * The shift-end check (domain 4.4 H6): what would be left, and the choices wait, take back, or leave it to the unit lead. With
 * nothing left it is one press. While the list is away one can still log out; the service then tells the lead by itself.
 */
export const ShiftEndDialog = ({ then, towards, onEnded, onClose }: ShiftEndDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const first = useRef<HTMLButtonElement>(null);
  const check = useQuery({
    queryKey: ['shift'],
    queryFn: () => http.get('/api/staff/shift', checkShift.answer),
    staleTime: 0,
  });
  const left = check.data && towards !== undefined ? leftFor(check.data, towards) : check.data;
  const isHeld = left !== undefined && holdsBack(left);
  const recall = useRecall(() => queries.invalidateQueries({ queryKey: ['shift'] }));
  const end = useAction(async () => {
    if (!check.isError && towards === undefined)
      await commands.run('shift-end', (commandId) =>
        http.post('/api/staff/shift/end', { escalate: isHeld, commandId }, endShift.answer),
      );
    await onEnded(isHeld || check.isError);
  });
  const isEmpty = left !== undefined && SHIFT_LISTS.every((list) => left[list].length === 0);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Popup width="36rem" className="om-dialog" initialFocusTo={first} closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t(`shift.${then}`)}</Dialog.Title>
          <Dialog.Description>
            {t(isEmpty ? 'shift.nothingLeft' : isHeld ? 'shift.held' : 'shift.lead')}
          </Dialog.Description>
        </Dialog.Header>
        <Dialog.Body className="om-dialog-body">
          {check.isPending && <SkeletonRows widths={[60, 75]} />}
          {check.isError && <ProblemNotice problem={problemFrom(check.error)} />}
          {left &&
            SHIFT_LISTS.map((list) => (
              <LeftOpen
                key={list}
                title={t(`shift.list.${list}`)}
                rows={left[list]}
                onClose={onClose}
                onRecall={list === 'proposed' ? (row: CaseRow) => void recall.run(row) : undefined}
              />
            ))}
          {isHeld && <p className="om-muted">{t('shift.escalateHelp')}</p>}
          <ProblemNotice problem={recall.problem ?? end.problem} />
        </Dialog.Body>
        <Dialog.Footer className="om-dialog-foot">
          <Button ref={first} variant="secondary" onClick={onClose}>
            {t('shift.stay')}
          </Button>
          <CommandButton
            variant="primary"
            loading={end.busy}
            disabled={check.isPending}
            onClick={() => void end.run()}
          >
            {t(isHeld ? `shift.escalate.${then}` : `shift.${then}`)}
          </CommandButton>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
};
