import { DeleteBucketCommand } from '@aws-sdk/client-s3';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { S3 } from './texts';
import { useS3 } from './useS3';

interface BucketActionProps {
  bucket: string;
  onDone(): void;
  onClose(): void;
}

export function DeleteBucket({ bucket, onDone, onClose }: BucketActionProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  return (
    <Confirm
      title={texts.deleteBucket(bucket)}
      word={bucket}
      commands={cli('s3api delete-bucket', { bucket })}
      run={() => s3.send(new DeleteBucketCommand({ Bucket: bucket }))}
      onDone={() => {
        notifyDone(texts.bucketDeleted(bucket));
        onDone();
      }}
      onClose={onClose}
    >
      {texts.deleteBucketHelp}
    </Confirm>
  );
}
