import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { Cli } from './CliCommand';
import { Failed } from './Failed';
import { FirstField } from './FirstField';
import { PARTS } from './texts';

interface ConfirmProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What is typed to confirm; nothing for actions that can be undone. */
  word?: string;
  /** The button's text, if not "Delete". */
  label?: string;
  commands?: string | readonly string[];
  run(): Promise<unknown>;
  onDone(): void;
  onClose(): void;
}

/** Asks before something is destroyed; the name is typed, so that nothing goes by a slip. */
export function Confirm({ title, children, word, label, commands, run, onDone, onClose }: ConfirmProps) {
  const texts = useTexts(PARTS);
  const [typed, setTyped] = useState('');
  const action = useMutation({
    mutationFn: run,
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const ready = !word || typed === word;
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={texts.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button variant="primary" disabled={!ready} loading={action.isPending} onClick={() => action.mutate()}>
              {label ?? texts.delete}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !action.isPending) {
            action.mutate();
          }
        }}
      >
        <FirstField />
        <SpaceBetween size="m">
          <div className="wrap">{children}</div>
          {word && (
            <FormField label={texts.confirmDelete(word)}>
              <Input value={typed} placeholder={word} autoFocus onChange={({ detail }) => setTyped(detail.value)} />
            </FormField>
          )}
          {commands && <Cli commands={commands} />}
          {action.error && <Failed failure={action.error} />}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
