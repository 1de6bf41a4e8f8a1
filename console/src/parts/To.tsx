import Link from '@cloudscape-design/components/link';
import type { LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useFollow } from '../frame/useFollow';

/** A link to a page of the console. */
export function To({ path, children, ...rest }: { path: string; children: ReactNode } & Omit<LinkProps, 'href' | 'onFollow'>) {
  const follow = useFollow();
  return (
    <Link {...rest} href={path} onFollow={follow}>
      {children}
    </Link>
  );
}
