import type { ImportImageTask, ImportSnapshotTask, Tag } from '@aws-sdk/client-ec2';

export type Kind = 'image' | 'snapshot';

/** What can be read: disks, and for images file systems too, which have no disk around them. */
export const FORMATS: Record<Kind, readonly string[]> = {
  image: ['RAW', 'QCOW2', 'TAR', 'OCI'],
  snapshot: ['RAW', 'QCOW2'],
};

export const MAX_DESCRIPTION = 255;

/** An import as the table shows it. */
export interface Task {
  id: string;
  description?: string;
  status?: string;
  message?: string;
  progress?: string;
  format?: string;
  from?: string;
  /** The image or snapshot, once there is one. */
  made?: string;
  Tags?: Tag[];
}

interface Place {
  S3Bucket?: string;
  S3Key?: string;
}

function uri(place: Place | undefined): string | undefined {
  return place?.S3Bucket && `s3://${place.S3Bucket}/${place.S3Key ?? ''}`;
}

export function ofImage(task: ImportImageTask): Task {
  const [disk] = task.SnapshotDetails ?? [];
  return {
    id: task.ImportTaskId ?? '',
    description: task.Description,
    status: task.Status,
    message: task.StatusMessage,
    progress: task.Progress,
    format: disk?.Format,
    from: uri(disk?.UserBucket),
    made: task.ImageId,
    Tags: task.Tags,
  };
}

export function ofSnapshot(task: ImportSnapshotTask): Task {
  const detail = task.SnapshotTaskDetail;
  return {
    id: task.ImportTaskId ?? '',
    description: task.Description,
    status: detail?.Status,
    message: detail?.StatusMessage,
    progress: detail?.Progress,
    format: detail?.Format,
    from: uri(detail?.UserBucket),
    made: detail?.SnapshotId,
    Tags: task.Tags,
  };
}

export function isActive(task: Task): boolean {
  return task.status === 'active';
}

/** Whether a URI names an object, as opposed to a bucket or folder. */
export function isObject(typed: string): boolean {
  return /^s3:\/\/[^/]+\/.*[^/]$/s.test(typed);
}

/** The format that a name suggests. */
export function formatOf(name: string, kind: Kind): string | undefined {
  const [, suggested] = SUGGESTED.find(([ending]) => ending.test(name)) ?? [];
  return suggested && FORMATS[kind].includes(suggested) ? suggested : undefined;
}

const SUGGESTED: readonly (readonly [RegExp, string])[] = [
  [/\.qcow2$/i, 'QCOW2'],
  [/\.(raw|img)$/i, 'RAW'],
  [/\.(tar|tar\.gz|tgz)$/i, 'TAR'],
];
