import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Disclosure } from './disclosure.js';
import { partsUnderMore } from './overflow.js';

/** One thing that can be done, with its icon and word. */
export interface RowAction {
  readonly key: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress: () => void;
  /** A line stands before it. */
  readonly begins?: boolean;
  /** Order in which it moves into *Fler*, 1 first; absent: never moves. */
  readonly leaves?: number;
  /** Shown now: it is a switch of a pane. */
  readonly pressed?: boolean;
  readonly badge?: ReactNode;
  readonly kind?: 'internal';
}

interface ActionRowProps {
  readonly label: string;
  readonly more: string;
  readonly actions: readonly RowAction[];
}

const GAP_PX = 4;
const MORE_PX = 84;

/** A row of actions: one stop for Tab, arrows inside; what has no room stands under *Fler* (design 4 and 8). */
export const ActionRow = ({ label, more, actions }: ActionRowProps) => {
  const row = useRef<HTMLDivElement>(null);
  const under = useOverflow(row, actions);
  const shown = actions.filter((action) => !under.has(action.key));
  const hidden = actions.filter((action) => under.has(action.key));
  return (
    <div ref={row} role="toolbar" aria-label={label} className="om-action-row" onKeyDown={onArrows}>
      {shown.map((action, index) => (
        <ActionButton key={action.key} action={action} stop={index === 0} />
      ))}
      {hidden.length > 0 && (
        <Disclosure className="om-action-more" label={more}>
          {hidden.map((action) => (
            <button key={action.key} type="button" onClick={action.onPress}>
              {action.label} {action.badge}
            </button>
          ))}
        </Disclosure>
      )}
    </div>
  );
};

const ActionButton = ({ action, stop }: { readonly action: RowAction; readonly stop: boolean }) => (
  <button
    type="button"
    className="om-action"
    data-key={action.key}
    data-begins={action.begins}
    data-kind={action.kind}
    tabIndex={stop ? 0 : -1}
    {...(action.pressed === undefined ? {} : { 'aria-pressed': action.pressed })}
    onClick={action.onPress}
  >
    {action.icon}
    {action.label}
    {action.badge}
  </button>
);

/** Arrows, Home and End move along the row; the list under *Fler* has its own arrows. */
const onArrows = (event: KeyboardEvent<HTMLDivElement>): void => {
  const buttons = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.om-action, .om-action-more > button'),
  ];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const last = buttons.length - 1;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
  if (at === -1 || to === undefined || event.altKey) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
};

/** Widths are measured while the words are shown and remembered, because what is under *Fler* has none. */
const useOverflow = (
  row: { readonly current: HTMLElement | null },
  actions: readonly RowAction[],
): ReadonlySet<string> => {
  const widths = useRef(new Map<string, number>());
  const [room, setRoom] = useState(Infinity);
  const words = actions.map((action) => `${action.key} ${action.label}`).join();
  const [measured, setMeasured] = useState('');
  useLayoutEffect(() => {
    if (measured === words) return;
    for (const button of row.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])
      widths.current.set(button.dataset['key'] ?? '', button.offsetWidth + GAP_PX);
    setMeasured(words);
  }, [row, words, measured]);
  useEffect(() => {
    const place = row.current;
    if (!place) return undefined;
    const observer = new ResizeObserver(() => {
      setRoom(place.clientWidth);
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
    };
  }, [row]);
  if (measured !== words) return new Set();
  const parts = actions.map(({ key, leaves }) => ({
    key,
    width: widths.current.get(key) ?? 0,
    ...(leaves === undefined ? {} : { leaves }),
  }));
  return partsUnderMore(parts, room, MORE_PX);
};
