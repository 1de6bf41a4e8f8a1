import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

/** Shows the commands of the AWS CLI that do the same as the form around it. */
export function Cli({ commands }: { commands: string | readonly string[] }) {
  const texts = useTexts(PARTS);
  const text = typeof commands === 'string' ? commands : commands.join('\n');
  return (
    <ExpandableSection headerText={texts.showCli} variant="footer">
      <Box color="text-body-secondary" padding={{ bottom: 'xs' }}>
        {texts.cliHelp}
      </Box>
      <div className="command">
        <pre>{text}</pre>
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={texts.copy}
          copySuccessText={texts.copied}
          copyErrorText={texts.copyFailed}
        />
      </div>
    </ExpandableSection>
  );
}
