import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language';
import { Cli } from './CliCommand';
import { Failed } from './Failed';
import { PARTS } from './texts';

interface FormPageProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The button's text, if not "Create". */
  label?: string;
  /** Whether everything that was filled in is right; problems are shown once the button was pressed. */
  valid: boolean;
  /** Tells the fields that problems are shown from now on. */
  onTried?(): void;
  commands?: string | readonly string[];
  back: string;
  run(): Promise<unknown>;
  onDone?(): void;
}

/** A page with a form: runs it, shows why it failed, and says how the AWS CLI does the same. */
export function FormPage(props: FormPageProps) {
  const texts = useTexts(PARTS);
  const navigate = useNavigate();
  const action = useMutation({ mutationFn: props.run, onSuccess: () => (props.onDone ? props.onDone() : navigate(props.back)) });
  const submit = () => {
    props.onTried?.();
    if (props.valid && !action.isPending) {
      action.mutate();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Form
        header={
          <Header variant="h1" description={props.description}>
            {props.title}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" onClick={() => void navigate(props.back)}>
              {texts.cancel}
            </Button>
            <Button variant="primary" loading={action.isPending}>
              {props.label ?? texts.create}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {props.children}
          {props.commands && <Cli commands={props.commands} />}
          {action.error && <Failed failure={action.error} />}
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Whether problems are shown: only after the first attempt. */
export function useTried(): [boolean, () => void] {
  const [tried, setTried] = useState(false);
  return [tried, () => setTried(true)];
}
