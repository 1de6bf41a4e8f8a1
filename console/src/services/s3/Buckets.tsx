import { ListBucketsCommand } from '@aws-sdk/client-s3';
import type { Bucket } from '@aws-sdk/client-s3';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { DeleteBucket } from './DeleteBucket';
import { EmptyBucket } from './EmptyBucket';
import { bucketPath } from './paths';
import { S3 } from './texts';
import { useS3 } from './useS3';

export default function Buckets() {
  const texts = useTexts(S3);
  const s3 = useS3();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'delete' | 'empty'>();
  const [selected, setSelected] = useState<Bucket[]>([]);
  usePage('s3', { text: texts.buckets, path: '/s3/buckets' });
  const list = usePaged(
    ['s3', 'buckets'],
    async (token) => {
      const page = await s3.send(new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken: token }));
      return { items: page.Buckets ?? [], next: page.ContinuationToken };
    },
  );
  const name = selected[0]?.Name ?? '';
  const done = () => {
    setSelected([]);
    list.refresh();
  };
  return (
    <>
      <ResourceTable
        id="s3.buckets"
        title={texts.buckets}
        description={texts.bucketsHelp}
        list={list}
        keyOf={(bucket) => bucket.Name ?? ''}
        nameOf={(bucket) => bucket.Name ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noBuckets}
        emptyAction={<Button onClick={() => void navigate('/s3/create')}>{texts.createBucket}</Button>}
        columns={[
          {
            id: 'name',
            header: texts.name,
            cell: (bucket) => <To path={bucketPath(bucket.Name ?? '')}>{bucket.Name}</To>,
            value: (bucket) => bucket.Name,
            width: 360,
          },
          {
            id: 'region',
            header: texts.region,
            cell: (bucket) => bucket.BucketRegion ?? '-',
            value: (bucket) => bucket.BucketRegion,
            width: 200,
          },
          { id: 'created', header: texts.created, time: (bucket) => bucket.CreationDate, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!name} onClick={() => setAsked('empty')}>
              {texts.empty}
            </Button>
            <Button disabled={!name} onClick={() => setAsked('delete')}>
              {texts.delete}
            </Button>
            <Button variant="primary" onClick={() => void navigate('/s3/create')}>
              {texts.createBucket}
            </Button>
          </>
        )}
      />
      {asked === 'delete' && <DeleteBucket bucket={name} onDone={done} onClose={() => setAsked(undefined)} />}
      {asked === 'empty' && <EmptyBucket bucket={name} onDone={done} onClose={() => setAsked(undefined)} />}
    </>
  );
}
