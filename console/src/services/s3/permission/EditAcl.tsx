import { PutBucketAclCommand, PutObjectAclCommand } from '@aws-sdk/client-s3';
import type { Owner } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useS3 } from '../useS3';
import type { AclTarget } from './AclPanel';
import { AclTable } from './AclTable';
import { isCanonicalId, opens, policyOf } from './grants';
import type { Kind, Row } from './grants';
import { PERMISSION } from './texts';

interface EditAclProps {
  target: AclTarget;
  owner: Owner | undefined;
  before: readonly Row[];
  kind: Kind;
  onDone(): void;
  onClose(): void;
}

/** Grants others something, or takes it back. */
export function EditAcl({ target, owner, before, kind, onDone, onClose }: EditAclProps) {
  const texts = useTexts(PERMISSION);
  const s3 = useS3();
  const [rows, setRows] = useState<readonly Row[]>(before);
  const [known, setKnown] = useState(false);
  const open = opens(rows);
  const policy = policyOf(rows, owner, kind);
  const { bucket, objectKey, version } = target;
  const run = () =>
    objectKey === undefined
      ? s3.send(new PutBucketAclCommand({ Bucket: bucket, AccessControlPolicy: policy }))
      : s3.send(
          new PutObjectAclCommand({ Bucket: bucket, Key: objectKey, VersionId: version, AccessControlPolicy: policy }),
        );
  return (
    <FormModal
      title={texts.editAcl}
      size="large"
      valid={!open || known}
      commands={cli(`s3api put-${kind}-acl`, {
        bucket,
        key: objectKey,
        'version-id': version,
        'access-control-policy': { json: policy },
      })}
      run={run}
      onDone={onDone}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        <AclTable rows={rows} owner={owner?.ID ?? ''} kind={kind} onChange={setRows} />
        <NewGrantee rows={rows} onChange={setRows} />
        {open && (
          <Alert type="warning" header={texts.openAlert}>
            <SpaceBetween size="xs">
              <div>{texts.openHelp}</div>
              <Checkbox checked={known} onChange={({ detail }) => setKnown(detail.checked)}>
                {texts.acknowledgeOpen}
              </Checkbox>
            </SpaceBetween>
          </Alert>
        )}
      </SpaceBetween>
    </FormModal>
  );
}

function NewGrantee({ rows, onChange }: { rows: readonly Row[]; onChange(rows: Row[]): void }) {
  const texts = useTexts(PERMISSION);
  const [typed, setTyped] = useState('');
  const id = typed.trim();
  const valid = isCanonicalId(id);
  const add = () => {
    if (!rows.some((one) => one.grantee === id)) {
      onChange([...rows, { grantee: id, rights: ['READ'] }]);
    }
    setTyped('');
  };
  return (
    <FormField
      label={texts.others}
      constraintText={texts.granteeHelp}
      errorText={id !== '' && !valid && texts.granteeWrong}
      secondaryControl={
        <Button formAction="none" disabled={!valid} onClick={add}>
          {texts.addGrantee}
        </Button>
      }
      stretch
    >
      <Input value={typed} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
    </FormField>
  );
}
