import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines } from '../../../parts/Written';
import { keyOfCredentials } from './CredentialTable';

interface Props {
  user: string;
  kind: string;
  title: string;
  label: string;
  help: string;
  wrong: string;
  isRight(body: string): boolean;
  /** The command and where its file comes from, as `upload-ssh-public-key` and the option that names it. */
  command: readonly [action: string, option: string, file: string];
  upload(body: string): Promise<unknown>;
  onClose(): void;
}

/** Gives a user a key or a certificate whose text is pasted. */
export function UploadText({ user, kind, title, label, help, wrong, isRight, command, upload, onClose }: Props) {
  const queries = useQueryClient();
  const [body, setBody] = useState('');
  const right = isRight(body);
  const [action, option, file] = command;
  return (
    <FormModal
      title={title}
      label={title}
      size="large"
      valid={right}
      commands={cli(`iam ${action}`, { 'user-name': user, [option]: `file://${file}` })}
      run={() => upload(body)}
      onDone={() => void queries.invalidateQueries({ queryKey: keyOfCredentials(user, kind) })}
      onClose={onClose}
    >
      <div className="code">
        <Lines label={label} help={help} value={body} rows={10} error={body.trim() !== '' && !right && wrong} onChange={setBody} />
      </div>
    </FormModal>
  );
}
