import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

/** Something that can be done, and the form that asks for the rest. */
export interface MenuAction {
  id: string;
  text: string;
  disabled?: boolean;
  /** Why it cannot be done now. */
  reason?: string;
  form(close: () => void): ReactNode;
}

/** A menu of actions, each of which opens a form over the page. */
export function ActionMenu({ actions, disabled }: { actions: readonly MenuAction[]; disabled?: boolean }) {
  const texts = useTexts(PARTS);
  const [asked, setAsked] = useState('');
  const close = () => setAsked('');
  return (
    <>
      <ButtonDropdown
        disabled={disabled}
        expandToViewport
        items={actions.map((one) => ({
          id: one.id,
          text: one.text,
          disabled: one.disabled,
          disabledReason: one.disabled ? one.reason : undefined,
        }))}
        onItemClick={({ detail }) => setAsked(detail.id)}
      >
        {texts.actions}
      </ButtonDropdown>
      {actions
        .filter((one) => one.id === asked)
        .map((one) => (
          <Fragment key={one.id}>{one.form(close)}</Fragment>
        ))}
    </>
  );
}
