import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTexts } from '../i18n/language';

const TEXTS = {
  en: { header: 'The cloud does not answer', help: 'Is it running? ./unkai status says.', retry: 'Try again' },
  ja: { header: 'クラウドが応答しません', help: '起動しているかどうかは ./unkai status で確認できます。', retry: '再試行' },
};

/** Shown when nobody answers who is signed in. */
export function Unreachable({ retry }: { retry: () => void }) {
  const texts = useTexts(TEXTS);
  return (
    <main className="signin">
      <Alert type="error" header={texts.header} action={<Button onClick={retry}>{texts.retry}</Button>}>
        {texts.help}
      </Alert>
    </main>
  );
}
