import { PutBucketOwnershipControlsCommand } from '@aws-sdk/client-s3';
import type { ObjectOwnership } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { PARTS } from '../../../parts/texts';
import { useS3 } from '../useS3';
import { PERMISSION } from './texts';
import { useOwnership } from './useOwnership';

const ALL = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const;

/** Who owns what others write to a bucket. */
export function Ownership({ bucket }: { bucket: string }) {
  const texts = useTexts(PERMISSION);
  const parts = useTexts(PARTS);
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const { data, error } = useOwnership(bucket);
  return (
    <Container
      header={
        <Header
          description={texts.ownershipHelp}
          actions={
            <Button disabled={!data} ariaLabel={texts.editOwnership} onClick={() => setEditing(true)}>
              {parts.edit}
            </Button>
          }
        >
          {texts.ownership}
        </Header>
      }
    >
      {error && <Failed failure={error} />}
      {data && <KeyValuePairs items={[{ label: texts.ownerships[data], value: texts.ownershipHelps[data] }]} />}
      {editing && data && (
        <EditOwnership
          bucket={bucket}
          before={data}
          onDone={() => {
            notifyDone(texts.ownershipSaved);
            void queries.invalidateQueries({ queryKey: ['s3', bucket] });
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}

interface EditOwnershipProps {
  bucket: string;
  before: ObjectOwnership;
  onDone(): void;
  onClose(): void;
}

function EditOwnership({ bucket, before, onDone, onClose }: EditOwnershipProps) {
  const texts = useTexts(PERMISSION);
  const s3 = useS3();
  const [wanted, setWanted] = useState<ObjectOwnership>(before);
  const [known, setKnown] = useState(false);
  const restores = before === 'BucketOwnerEnforced' && wanted !== before;
  const OwnershipControls = { Rules: [{ ObjectOwnership: wanted }] };
  return (
    <FormModal
      title={texts.editOwnership}
      size="large"
      valid={!restores || known}
      commands={cli('s3api put-bucket-ownership-controls', {
        bucket,
        'ownership-controls': `Rules=[{ObjectOwnership=${wanted}}]`,
      })}
      run={() => s3.send(new PutBucketOwnershipControlsCommand({ Bucket: bucket, OwnershipControls }))}
      onDone={onDone}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        <RadioGroup
          value={wanted}
          ariaLabel={texts.ownership}
          items={ALL.map((one) => ({ value: one, label: texts.ownerships[one], description: texts.ownershipHelps[one] }))}
          onChange={({ detail }) => setWanted(detail.value as ObjectOwnership)}
        />
        {restores && (
          <Alert type="warning" header={texts.restored}>
            <SpaceBetween size="xs">
              <div>{texts.restoredHelp}</div>
              <Checkbox checked={known} onChange={({ detail }) => setKnown(detail.checked)}>
                {texts.acknowledgeRestored}
              </Checkbox>
            </SpaceBetween>
          </Alert>
        )}
      </SpaceBetween>
    </FormModal>
  );
}
