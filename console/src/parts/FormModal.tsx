import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { Cli } from './CliCommand';
import { Failed } from './Failed';
import { FirstField } from './FirstField';
import { PARTS } from './texts';

interface FormModalProps {
  title: string;
  children: ReactNode;
  label?: string;
  valid?: boolean;
  size?: 'small' | 'medium' | 'large' | 'max';
  commands?: string | readonly string[];
  run(): Promise<unknown>;
  onDone?(): void;
  onClose(): void;
  /** Whether it stays open once it is done, because it shows something else then. */
  stays?: boolean;
}

/** A form over a page. */
export function FormModal(props: FormModalProps) {
  const texts = useTexts(PARTS);
  const valid = props.valid ?? true;
  const action = useMutation({
    mutationFn: props.run,
    onSuccess: () => {
      props.onDone?.();
      if (!props.stays) {
        props.onClose();
      }
    },
  });
  const submit = () => {
    if (valid && !action.isPending) {
      action.mutate();
    }
  };
  return (
    <Modal
      visible
      size={props.size ?? 'medium'}
      header={props.title}
      closeAriaLabel={texts.close}
      onDismiss={props.onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onClose}>
              {texts.cancel}
            </Button>
            <Button variant="primary" disabled={!valid} loading={action.isPending} onClick={submit}>
              {props.label ?? texts.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FirstField />
        <SpaceBetween size="m">
          {props.children}
          {props.commands && <Cli commands={props.commands} />}
          {action.error && <Failed failure={action.error} />}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
