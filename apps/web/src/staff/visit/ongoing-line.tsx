import { CalendarIcon, Chat2Icon, ChevronDownIcon, PersonPlusIcon, ThumbUpIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { ActionRow, type RowAction } from '../../ui/action-row.js';
import { CommandButton } from '../../ui/command-button.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { MenuEntries } from './menu-entries.js';
import { RemindEntry } from './remind-entry.js';
import { useAtOnce } from './use-at-once.js';
import { useReminder } from './use-reminder.js';
import { isAllowed } from './use-visit.js';
import type { VisitHeadProps } from './visit-head.js';
import { menuOf } from './visit-menu.js';

/** The action row of a visit that goes on (picture b), and *Avsluta besök* with the menu beside it. */
export const OngoingLine = (props: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const { view } = props;
  const atOnce = useAtOnce(view);
  const reminder = useReminder(view.visit.visitId, props.onReminded);
  return (
    <>
      <ActionRow label={t('action.row')} more={t('action.more')} actions={useRowActions(props)} />
      <ProblemNotice problem={atOnce.problem ?? reminder.problem} />
      <EndButton {...props} atOnce={atOnce} reminder={reminder} />
    </>
  );
};

/** The action row of this person and visit; what they may not do is absent. */
const useRowActions = ({ view, internal, onOpen }: VisitHeadProps): readonly RowAction[] => {
  const { t } = useTranslation('staff');
  const actions: (RowAction | undefined)[] = [
    isAllowed(view, 'send-ticket')
      ? {
          key: 'ticket',
          icon: <CalendarIcon aria-hidden />,
          label: t('action.send-ticket'),
          leaves: 3,
          onPress: () => {
            onOpen('ticket');
          },
        }
      : undefined,
    isAllowed(view, 'invite-guest')
      ? {
          key: 'invite',
          icon: <PersonPlusIcon aria-hidden />,
          label: t('action.invite-guest'),
          leaves: 2,
          begins: true,
          onPress: () => {
            onOpen('invite');
          },
        }
      : undefined,
    internal && {
      key: 'internal',
      kind: 'internal',
      icon: <Chat2Icon aria-hidden />,
      label: t('internal.region'),
      leaves: 4,
      pressed: internal.shown,
      badge: internal.unread > 0 && <span className="om-badge om-badge-internal">{internal.unread}</span>,
      onPress: internal.onPress,
    },
    {
      key: 'feedback',
      icon: <ThumbUpIcon aria-hidden />,
      label: t('action.feedback'),
      leaves: 1,
      begins: true,
      onPress: () => {
        onOpen('feedback');
      },
    },
  ];
  return actions.filter((action) => action !== undefined);
};

interface EndButtonProps extends VisitHeadProps {
  readonly atOnce: ReturnType<typeof useAtOnce>;
  readonly reminder: ReturnType<typeof useReminder>;
}

const EndButton = ({ view, live, mine, onOpen, atOnce, reminder }: EndButtonProps) => {
  const { t } = useTranslation('staff');
  const entries = menuOf(view, ['send-ticket']);
  const onHold = view.visit.state === 'on-hold' && isAllowed(view, 'resume');
  const canEnd = isAllowed(view, 'end') || view.actions['end']?.code === 'visit.handover-pending';
  return (
    <div className="om-end-buttons">
      {onHold && (
        <CommandButton variant="secondary" loading={atOnce.busy} onClick={() => void atOnce.run('resume')}>
          {t('action.go-on')}
        </CommandButton>
      )}
      <span className="om-split" data-alone={!canEnd}>
        {canEnd && (
          <CommandButton
            variant="secondary"
            onClick={() => {
              onOpen('end');
            }}
          >
            {t('visit.end')}
          </CommandButton>
        )}
        {entries.length > 0 && (
          <Disclosure
            className="om-split-more"
            label={
              <>
                {canEnd ? <span className="om-hidden">{t('action.moreOfVisit')}</span> : t('action.more')}
                <ChevronDownIcon aria-hidden />
              </>
            }
          >
            {mine && <RemindEntry visit={view.visit} conversation={live.conversation} reminder={reminder} />}
            <MenuEntries entries={entries} onOpen={onOpen} atOnce={atOnce} />
          </Disclosure>
        )}
      </span>
    </div>
  );
};
