import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli, quote } from '../../../parts/cli';
import { isMissing } from '../../../parts/errors';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { baseName } from '../paths';
import { useS3 } from '../useS3';
import { copyObject } from './copies';
import { isNewName } from './plan';
import { TRANSFER } from './texts';

interface RenameProps {
  bucket: string;
  objectKey: string;
  onDone(key: string): void;
  onClose(): void;
}

/** Gives an object another name in its folder. */
export function Rename({ bucket, objectKey, onDone, onClose }: RenameProps) {
  const texts = useTexts(TRANSFER);
  const s3 = useS3();
  const before = baseName(objectKey);
  const [name, setName] = useState(before);
  const key = objectKey.slice(0, objectKey.length - before.length) + name;
  const valid = isNewName(objectKey, key, name);
  return (
    <FormModal
      title={texts.rename}
      valid={valid}
      commands={cli(`s3 mv ${quote(`s3://${bucket}/${objectKey}`)} ${quote(`s3://${bucket}/${key}`)}`)}
      run={async () => {
        if (await exists(s3, bucket, key)) {
          throw new Error(texts.nameTaken);
        }
        await rename(s3, bucket, objectKey, key);
      }}
      onDone={() => {
        notifyDone(texts.renamed(name));
        onDone(key);
      }}
      onClose={onClose}
    >
      <div>{texts.renameHelp}</div>
      <Written
        label={texts.newName}
        value={name}
        autoFocus
        help={texts.nameHelp}
        error={!valid && name !== before && texts.nameWrong}
        onChange={setName}
      />
    </FormModal>
  );
}

async function exists(s3: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return true;
  } catch (failure) {
    if (isMissing(failure)) {
      return false;
    }
    throw failure;
  }
}

async function rename(s3: S3Client, bucket: string, from: string, to: string): Promise<void> {
  const { ETag: etag, ContentLength: size = 0 } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: from }));
  await copyObject(s3, { from: { bucket, key: from, etag, size }, to: { bucket, key: to } });
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: from, IfMatch: etag }));
}
