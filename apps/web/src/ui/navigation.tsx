import type { ReactNode } from 'react';
import { Link, useLocation, useRoute } from 'wouter';

export { Link, Route, Router, Switch, useParams, useSearchParams } from 'wouter';

/** Goes to another page of this entry. */
export const useNavigate = () => useLocation()[1];

/** The path of the page, without the entry's own beginning. */
export const usePath = (): string => useLocation()[0];

interface NavLinkProps {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link in a menu: tells when it leads to the page one is on. */
export const NavLink = ({ to, ...props }: NavLinkProps) => {
  const [isHere] = useRoute(to);
  return <Link to={to} {...props} {...(isHere ? { 'aria-current': 'page' as const } : {})} />;
};
