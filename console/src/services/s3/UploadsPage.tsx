import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { describe } from '../../parts/errors';
import { bytes, duration } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { here } from '../../parts/whole';
import { bucketPath } from './paths';
import { S3 } from './texts';
import type { State, Upload } from './upload/upload';
import { cancel, clear, pause, resume, useUploads } from './upload/uploads';

const INDICATORS: Record<State, StatusIndicatorProps.Type> = {
  waiting: 'pending',
  running: 'in-progress',
  paused: 'stopped',
  done: 'success',
  failed: 'error',
  cancelled: 'stopped',
};

/** The uploads of this window, to be paused, to go on and to be cancelled. */
export default function UploadsPage() {
  const texts = useTexts(S3);
  const uploads = useUploads();
  const [selected, setSelected] = useState<Upload[]>([]);
  usePage('s3', { text: texts.uploads, path: '/s3/uploads' });
  return (
    <ResourceTable
      id="s3.uploads"
      title={texts.uploads}
      description={texts.uploadsHelp}
      list={here([...uploads].reverse())}
      keyOf={(one) => one.id}
      nameOf={(one) => one.key}
      selection="multi"
      selected={selected}
      onSelect={setSelected}
      empty={texts.noUploads}
      columns={[
        { id: 'key', header: texts.key, value: (one) => one.key, width: 280 },
        {
          id: 'target',
          header: texts.target,
          cell: (one) => <To path={bucketPath(one.bucket)}>{one.bucket}</To>,
          value: (one) => one.bucket,
          width: 180,
        },
        { id: 'size', header: texts.size, cell: (one) => bytes(one.size), value: (one) => one.size, width: 110 },
        {
          id: 'progress',
          header: texts.progress,
          cell: (one) => <ProgressBar value={one.size ? (one.sent / one.size) * 100 : 100} ariaLabel={one.key} />,
          width: 240,
        },
        {
          id: 'speed',
          header: texts.speed,
          cell: (one) => (one.bytesPerSecond() > 0 ? `${bytes(Math.round(one.bytesPerSecond()))}/s` : '-'),
          width: 120,
        },
        { id: 'left', header: texts.left, cell: (one) => timeLeft(one), width: 120 },
        { id: 'status', header: texts.status, cell: (one) => <Status upload={one} />, value: (one) => one.state, width: 240 },
      ]}
      actions={() => (
        <>
          <Button disabled={selected.length === 0} onClick={() => pause(selected)}>
            {texts.pause}
          </Button>
          <Button disabled={selected.length === 0} onClick={() => resume(selected)}>
            {texts.resume}
          </Button>
          <Button disabled={selected.length === 0} onClick={() => void cancel(selected)}>
            {texts.cancel}
          </Button>
          <Button onClick={clear}>{texts.clear}</Button>
        </>
      )}
    />
  );
}

function timeLeft(one: Upload): string {
  const speed = one.bytesPerSecond();
  return speed > 0 ? duration((one.size - one.sent) / speed) : '-';
}

function Status({ upload }: { upload: Upload }) {
  const texts = useTexts(S3);
  return (
    <StatusIndicator type={INDICATORS[upload.state]}>
      {texts.states[upload.state]}
      {upload.state === 'failed' && `: ${describe(upload.failure).message}`}
      {upload.state === 'running' && upload.resumed && ` (${texts.resumed})`}
    </StatusIndicator>
  );
}
