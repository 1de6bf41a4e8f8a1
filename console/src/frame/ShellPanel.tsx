import Box from '@cloudscape-design/components/box';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { CSSProperties } from 'react';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { useRegion } from '../session/region';
import { TerminalBox } from '../terminal/TerminalBox';
import { TERMINAL } from '../terminal/texts';

/** What a terminal's style takes its height from. */
const HEIGHT = '--terminal-height';
/** Pixels of the panel that are not the terminal's. */
const AROUND = 132;

/** A shell with the AWS CLI below every page; it stays while pages change, and begins anew in another Region. */
export function ShellPanel({ height }: { height: number }) {
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
      <div style={{ [HEIGHT]: `${height - AROUND}px` } as CSSProperties}>
        <TerminalBox
          key={region}
          label={texts.shellLabel}
          ask={async () => (await signIn<{ ticket: string }>('terminal/shell', { region })).ticket}
        />
      </div>
    </SplitPanel>
  );
}
