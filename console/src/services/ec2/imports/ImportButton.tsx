import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../../../i18n/language';
import type { Kind } from './tasks';
import { IMPORTS } from './texts';

/** With it comes the client of S3, which the other pages of EC2 can do without. */
const ImportDisk = lazy(() => import('./ImportDisk'));

/** Opens the form that imports an image or a snapshot. */
export function ImportButton({ kind }: { kind: Kind }) {
  const texts = useTexts(IMPORTS);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{texts.imports[kind]}</Button>
      {asked && (
        <Suspense>
          <ImportDisk kind={kind} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
