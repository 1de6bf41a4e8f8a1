import type { Volume } from '@aws-sdk/client-ec2';

/** Whether a volume is on its way to another state. */
export function isMoving(volume: Volume): boolean {
  return (
    volume.State === 'creating' ||
    volume.State === 'deleting' ||
    (volume.Attachments ?? []).some((one) => one.State === 'attaching' || one.State === 'detaching')
  );
}
