import { AbortMultipartUploadCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import type { MultipartUpload } from '@aws-sdk/client-s3';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { S3 } from './texts';
import { useS3 } from './useS3';

/** Uploads in parts that were neither completed nor dropped. */
export function UnfinishedUploads({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [selected, setSelected] = useState<MultipartUpload[]>([]);
  const [asked, setAsked] = useState(false);
  const list = usePaged(['s3', bucket, 'unfinished'], async (token) => {
    const [KeyMarker, UploadIdMarker] = token ? (JSON.parse(token) as string[]) : [];
    const page = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, KeyMarker, UploadIdMarker }));
    return {
      items: page.Uploads ?? [],
      next: page.IsTruncated ? JSON.stringify([page.NextKeyMarker, page.NextUploadIdMarker]) : undefined,
    };
  });
  return (
    <>
      <ResourceTable
        id="s3.unfinished"
        variant="container"
        title={texts.unfinished}
        description={texts.unfinishedHelp}
        list={list}
        keyOf={(one) => one.UploadId ?? ''}
        nameOf={(one) => one.Key ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noUnfinished}
        columns={[
          { id: 'key', header: texts.key, value: (one) => one.Key, width: 360 },
          { id: 'begun', header: texts.initiated, time: (one) => one.Initiated, width: 260 },
        ]}
        actions={() => (
          <Button disabled={selected.length === 0} onClick={() => setAsked(true)}>
            {texts.abort}
          </Button>
        )}
      />
      {asked && (
        <Confirm
          title={texts.abortTitle}
          label={texts.abort}
          commands={selected.map((one) =>
            cli('s3api abort-multipart-upload', { bucket, key: one.Key, 'upload-id': one.UploadId }),
          )}
          run={() =>
            Promise.all(
              selected.map(({ Key, UploadId }) =>
                s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId })),
              ),
            )
          }
          onDone={() => {
            setSelected([]);
            list.refresh();
          }}
          onClose={() => setAsked(false)}
        >
          {texts.abortHelp}
        </Confirm>
      )}
    </>
  );
}
