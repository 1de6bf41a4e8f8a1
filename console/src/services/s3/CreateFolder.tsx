import { PutObjectCommand } from '@aws-sdk/client-s3';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { S3 } from './texts';
import { useS3 } from './useS3';

interface CreateFolderProps {
  bucket: string;
  prefix: string;
  onDone(): void;
  onClose(): void;
}

export function CreateFolder({ bucket, prefix, onDone, onClose }: CreateFolderProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [name, setName] = useState('');
  const key = `${prefix}${name || 'FOLDER'}/`;
  const wrong = name.includes('/');
  return (
    <FormModal
      title={texts.createFolder}
      label={texts.createFolder}
      valid={name !== '' && !wrong}
      commands={cli('s3api put-object', { bucket, key })}
      run={() => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: '' }))}
      onDone={() => {
        notifyDone(texts.folderCreated(name));
        onDone();
      }}
      onClose={onClose}
    >
      <FormField
        label={texts.folderName}
        constraintText={texts.folderNameHelp}
        errorText={wrong ? texts.folderNameWrong : undefined}
      >
        <Input value={name} autoFocus onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormModal>
  );
}
