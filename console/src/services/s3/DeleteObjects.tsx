import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { notify } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { PARTS } from '../../parts/texts';
import type { Entry } from './listing';
import { removeObjects } from './removal';
import type { Removed } from './removal';
import { S3 } from './texts';
import { useS3 } from './useS3';

const LISTED = 10;

interface DeleteObjectsProps {
  bucket: string;
  entries: readonly Entry[];
  onDone(): void;
  onClose(): void;
}

/** Deletes what is selected: objects, versions of them, and folders. */
export function DeleteObjects({ bucket, entries, onDone, onClose }: DeleteObjectsProps) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const s3 = useS3();
  const folders = entries.filter((entry) => entry.folder).map((entry) => entry.key);
  const versions = entries.filter((entry) => !entry.folder && entry.version);
  const objects = entries.filter((entry) => !entry.folder && !entry.version).map((entry) => entry.key);
  const run = async () => {
    const removed = await removeObjects(s3, bucket, objects, folders);
    if (versions.length > 0) {
      const chosen = versions.map((entry) => ({ Key: entry.key, VersionId: entry.version }));
      const answer = await s3.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: chosen, Quiet: true } }),
      );
      removed.failures.push(...(answer.Errors ?? []));
      removed.count += chosen.length - (answer.Errors?.length ?? 0);
    }
    return tell(removed, texts);
  };
  return (
    <Confirm
      title={texts.deleteObjects(entries.length)}
      word={folders.length + versions.length > 0 || entries.length > 1 ? parts.confirmWord : undefined}
      commands={commands(bucket, entries)}
      run={run}
      onDone={onDone}
      onClose={onClose}
    >
      <SpaceBetween size="s">
        <ul>
          {entries.slice(0, LISTED).map((entry) => (
            <li key={`${entry.key} ${entry.version}`}>
              {entry.key} {entry.version}
            </li>
          ))}
          {entries.length > LISTED && <li>…</li>}
        </ul>
        {folders.length > 0 && <div>{texts.deleteObjectsHelp}</div>}
      </SpaceBetween>
    </Confirm>
  );
}

function tell(removed: Removed, texts: (typeof S3)['en']): void {
  if (removed.count > 0) {
    notify({ type: 'success', header: texts.objectsDeleted(removed.count) });
  }
  const first = removed.failures[0];
  if (first) {
    notify({
      type: 'error',
      header: texts.someFailed(removed.failures.length),
      content: `${first.Key}: ${first.Code} ${first.Message}`,
    });
  }
}

function commands(bucket: string, entries: readonly Entry[]): string[] {
  return entries
    .slice(0, LISTED)
    .map((entry) =>
      entry.folder
        ? cli(`s3 rm s3://${bucket}/${entry.key}`, { recursive: true })
        : cli('s3api delete-object', { bucket, key: entry.key, 'version-id': entry.version }),
    );
}
