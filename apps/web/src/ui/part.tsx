import { Component, Suspense, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { webProblem } from '../connection/web-problem.js';
import { Button } from './controls.js';
import { usePath } from './navigation.js';
import { FailedPanel } from './problem-notice.js';

/** Fetches code that will soon be needed; without contact it is fetched when it is needed. */
export const fetchAhead = (...parts: readonly (() => Promise<unknown>)[]): void => {
  for (const fetchPart of parts) fetchPart().catch(() => undefined);
};

interface PartProps {
  /** Parts whose code comes when they are needed (`lazy`). */
  readonly children: ReactNode;
  /** It is the whole page: its heading is the page's. */
  readonly page?: boolean;
  /** Said besides when it cannot be shown. */
  readonly besides?: ReactNode;
}

/**
 * A part of the page whose code may be on its way. When it does not come, or breaks, that is said in its place with a way to try
 * again, and the rest of the page stays: without this the whole page would be white. Another page is tried by itself.
 */
export const Part = ({ children, page = false, besides }: PartProps) => (
  <Boundary at={usePath()} instead={<MissingPart page={page} besides={besides} />}>
    <Suspense>{children}</Suspense>
  </Boundary>
);

interface BoundaryProps {
  readonly at: string;
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** The one thing that React still wants a class for. */
class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  static readonly getDerivedStateFromError = () => ({ failed: true });
  override readonly state = { failed: false };

  override componentDidUpdate({ at }: BoundaryProps): void {
    if (this.state.failed && at !== this.props.at) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

/** Whether the server answers; before that a page read again would only be the browser's own error page. */
const serverAnswers = async (): Promise<boolean> => {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true;
};

const MissingPart = ({ page, besides }: Pick<PartProps, 'besides'> & { readonly page: boolean }) => {
  const { t } = useTranslation('shared');
  const [asked, setAsked] = useState<'no' | 'now' | 'in vain'>('no');
  const readAgain = async () => {
    setAsked('now');
    if (await serverAnswers()) location.reload();
    else setAsked('in vain');
  };
  const onOnline = useEffectEvent(readAgain);
  useEffect(() => {
    const listen = () => void onOnline();
    addEventListener('online', listen);
    return () => {
      removeEventListener('online', listen);
    };
  }, []);
  const Place = page ? 'main' : 'div';
  return (
    <Place className="om-part-missing" {...(page ? { id: 'innehall', tabIndex: -1 } : {})}>
      <FailedPanel
        page={page}
        title={t(asked === 'in vain' ? 'part.stillMissing' : 'part.missing')}
        problem={webProblem('partMissing')}
        onRetry={() => void readAgain()}
        button={(props) => <Button variant="secondary" loading={asked === 'now'} {...props} />}
      />
      {besides}
    </Place>
  );
};
