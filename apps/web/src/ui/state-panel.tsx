import type { ReactNode } from 'react';

interface StatePanelProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
  /** Errors are told at once to those who do not see them. */
  readonly alert?: boolean;
  /** The panel is the whole page, so its title is the page's heading. */
  readonly page?: boolean;
}

/** What a pane says when it has nothing else to show: an icon, what is so, what happens next, at most one way on. */
export const StatePanel = ({ icon, title, text, children, alert = false, page = false }: StatePanelProps) => (
  <div className="om-state" {...(alert ? { role: 'alert' } : {})}>
    <span className="om-state-icon" aria-hidden>
      {icon}
    </span>
    {page ? <h1>{title}</h1> : <h2>{title}</h2>}
    {text !== undefined && text !== '' && <p className="om-muted">{text}</p>}
    {children}
  </div>
);
