import Box from '@cloudscape-design/components/box';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { useRegion } from '../session/region';
import { TerminalBox } from '../terminal/TerminalBox';
import { TERMINAL } from '../terminal/texts';

/** A shell with the AWS CLI below every page; it stays while pages change, and begins anew in another Region. */
export function ShellPanel() {
  const texts = useTexts(TERMINAL);
  const region = useRegion();
  return (
    <SplitPanel
      header={`${texts.shell} (${region})`}
      hidePreferencesButton
      closeBehavior="hide"
      i18nStrings={{ closeButtonAriaLabel: texts.close, openButtonAriaLabel: texts.open, resizeHandleAriaLabel: texts.resize }}
    >
      <Box color="text-body-secondary" fontSize="body-s" padding={{ bottom: 'xs' }}>
        {texts.shellHelp}
      </Box>
      <TerminalBox
        key={region}
        label={texts.shellLabel}
        ask={async () => (await signIn<{ ticket: string }>('terminal/shell', { region })).ticket}
      />
    </SplitPanel>
  );
}
