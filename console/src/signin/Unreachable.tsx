import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTexts } from '../i18n/language';
import { PARTS } from '../parts/texts';

/** Shown when nobody answers who is signed in. */
export function Unreachable({ retry }: { retry: () => void }) {
  const texts = useTexts(PARTS);
  return (
    <main className="signin">
      <Alert type="error" header={texts.unreachableHeader} action={<Button onClick={retry}>{texts.retry}</Button>}>
        {texts.unreachableHelp}
      </Alert>
    </main>
  );
}
