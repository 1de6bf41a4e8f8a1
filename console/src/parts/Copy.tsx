import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

/** A value with a button that copies it. */
export function Copy({ text }: { text: string }) {
  const texts = useTexts(PARTS);
  return (
    <span className="wrap">
      <CopyToClipboard
        variant="inline"
        textToCopy={text}
        copyButtonAriaLabel={texts.copy}
        copySuccessText={texts.copied}
        copyErrorText={texts.copyFailed}
      />
    </span>
  );
}
