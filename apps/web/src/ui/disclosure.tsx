import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent as ReactKeyboardEvent,
  type ReactNode,
} from 'react';

interface DisclosureProps {
  readonly label: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Least distance between a list and the edge of the page, pixels. */
const EDGE = 8;

/** Moves an opened list sideways as far as it takes to stand inside the page. */
const keepInside = (list: HTMLElement): void => {
  const { left, right } = list.getBoundingClientRect();
  const over = Math.max(0, right - document.documentElement.clientWidth + EDGE);
  const shift = left < EDGE ? EDGE - left : -over;
  if (shift !== 0) list.style.translate = `${shift}px`;
};

/** Where an arrow leads among the links and buttons of the list, round the ends. */
const focusNeighbour = (list: HTMLElement, key: string): boolean => {
  const items = [...list.querySelectorAll<HTMLElement>('a, button')];
  const at = items.findIndex((item) => item === document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: at === -1 ? 0 : -1 }[key];
  if (step === undefined || items.length === 0) return false;
  items[(at + step + items.length) % items.length]?.focus();
  return true;
};

/**
 * A button that opens a short list below it. Arrows move in the list; Esc or a click outside closes it. The focus goes back to
 * the button before a choice acts, so that a dialog which the choice opens gives the focus back to something that is there.
 */
export const Disclosure = ({ label, className = '', children }: DisclosureProps) => {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (open && list.current && focusNeighbour(list.current, event.key)) event.preventDefault();
  };
  useLayoutEffect(() => {
    if (open && list.current) keepInside(list.current);
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', onPointer);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onPointer);
      removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <div
      ref={place}
      className={`om-disclosure ${className}`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        className="om-disclosure-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {label}
      </button>
      {open && (
        <div
          id={id}
          ref={list}
          className="om-disclosure-list om-fade"
          onClickCapture={() => {
            button.current?.focus();
          }}
          onClick={() => {
            setOpen(false);
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
};
