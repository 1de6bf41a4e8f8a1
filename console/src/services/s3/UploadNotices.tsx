import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { dismiss, notify } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { bytes } from '../../parts/format';
import { describe } from '../../parts/errors';
import { S3 } from './texts';
import type { Upload } from './upload/upload';
import { useUploads } from './upload/uploads';

const ID = 's3-uploads';

/** Tells above every page how far uploads are. */
export function UploadNotices() {
  const texts = useTexts(S3);
  const navigate = useNavigate();
  const uploads = useUploads();
  const mark = uploads.map((one) => `${one.state}${one.sent}`).join();
  useEffect(() => {
    tell(uploads, texts, () => void navigate('/s3/uploads'));
  }, [mark, texts, navigate]);
  return null;
}

function tell(uploads: readonly Upload[], texts: (typeof S3)['en'], show: () => void): void {
  const counted = uploads.filter((one) => one.state !== 'cancelled');
  const done = counted.filter((one) => one.state === 'done').length;
  const failed = counted.filter((one) => one.state === 'failed');
  if (counted.length === 0) {
    dismiss(ID);
  } else if (counted.some((one) => one.state === 'running' || one.state === 'waiting')) {
    notify({
      id: ID,
      type: 'in-progress',
      loading: true,
      header: texts.uploading(done, counted.length),
      content: <Progress uploads={counted} />,
      action: <Button onClick={show}>{texts.showUploads}</Button>,
    });
  } else if (failed.length > 0) {
    notify({
      id: ID,
      type: 'error',
      header: texts.uploadFailed(failed.length),
      content: describe(failed[0]?.failure).message,
      action: <Button onClick={show}>{texts.showUploads}</Button>,
    });
  } else if (done === counted.length) {
    notify({ id: ID, type: 'success', header: texts.uploaded(done) });
  } else {
    dismiss(ID);
  }
}

function Progress({ uploads }: { uploads: readonly Upload[] }) {
  const texts = useTexts(S3);
  const size = uploads.reduce((sum, one) => sum + one.size, 0);
  const sent = uploads.reduce((sum, one) => sum + one.sent, 0);
  const speed = uploads.reduce((sum, one) => sum + one.bytesPerSecond(), 0);
  return (
    <ProgressBar
      variant="flash"
      value={size === 0 ? 0 : (sent / size) * 100}
      ariaLabel={texts.progress}
      additionalInfo={`${bytes(sent)} / ${bytes(size)}${speed > 0 ? ` · ${bytes(Math.round(speed))}/s` : ''}`}
    />
  );
}
