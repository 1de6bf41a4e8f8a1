import { notify } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { removeAll } from './removal';
import { S3 } from './texts';
import { useS3 } from './useS3';

interface BucketActionProps {
  bucket: string;
  onDone(): void;
  onClose(): void;
}

export function EmptyBucket({ bucket, onDone, onClose }: BucketActionProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const id = `empty-${bucket}`;
  return (
    <Confirm
      title={texts.emptyBucket(bucket)}
      word={bucket}
      label={texts.empty}
      commands={cli(`s3 rm s3://${bucket}`, { recursive: true })}
      run={async () => {
        const removed = await removeAll(s3, bucket, (count) =>
          notify({ id, type: 'info', loading: true, header: texts.emptied(bucket, count) }),
        );
        if (removed.failures.length > 0) {
          notify({
            id,
            type: 'error',
            header: texts.someFailed(removed.failures.length),
            content: removed.failures[0]?.Message,
          });
        } else {
          notify({ id, type: 'success', header: texts.emptied(bucket, removed.count) });
        }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.emptyHelp}
    </Confirm>
  );
}
