import { GetBucketAclCommand, GetObjectAclCommand } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { PARTS } from '../../../parts/texts';
import { useS3 } from '../useS3';
import { AclTable } from './AclTable';
import { EditAcl } from './EditAcl';
import { rowsOf } from './grants';
import { PERMISSION } from './texts';
import { useOwnership } from './useOwnership';

/** A bucket, or an object in it. */
export interface AclTarget {
  bucket: string;
  objectKey?: string;
  version?: string;
}

/** Whom the access control list of a bucket or object lets in. */
export function AclPanel({ bucket, objectKey, version }: AclTarget) {
  const texts = useTexts(PERMISSION);
  const parts = useTexts(PARTS);
  const s3 = useS3();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const kind = objectKey === undefined ? 'bucket' : 'object';
  const queryKey = ['s3', bucket, 'acl', objectKey, version];
  const ownership = useOwnership(bucket);
  const { data, error } = useQuery({
    queryKey,
    queryFn: () =>
      objectKey === undefined
        ? s3.send(new GetBucketAclCommand({ Bucket: bucket }))
        : s3.send(new GetObjectAclCommand({ Bucket: bucket, Key: objectKey, VersionId: version })),
  });
  const enforced = ownership.data === 'BucketOwnerEnforced';
  const owner = data?.Owner?.ID ?? '';
  const rows = rowsOf(data?.Grants ?? [], owner, kind);
  return (
    <Container
      header={
        <Header
          description={texts.aclHelp}
          actions={
            <Button
              disabled={!data || !ownership.data || enforced}
              ariaLabel={texts.editAcl}
              onClick={() => setEditing(true)}
            >
              {parts.edit}
            </Button>
          }
        >
          {texts.acl}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {enforced && (
          <Alert type="info" header={texts.enforced}>
            {texts.enforcedHelp}
          </Alert>
        )}
        {(error ?? ownership.error) && <Failed failure={error ?? ownership.error} />}
        {data && <AclTable rows={rows} owner={owner} kind={kind} />}
      </SpaceBetween>
      {editing && data && (
        <EditAcl
          target={{ bucket, objectKey, version }}
          owner={data.Owner}
          before={rows}
          kind={kind}
          onDone={() => {
            notifyDone(texts.aclSaved);
            void queries.invalidateQueries({ queryKey });
            void queries.invalidateQueries({ queryKey: ['s3', bucket, 'public'] });
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}
