import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Cli } from '../../parts/CliCommand';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { PARTS } from '../../parts/texts';
import { link } from './openObject';
import { S3 } from './texts';

const LONGEST_MINUTES = 720;

/** Makes a link that everybody can get an object with. */
export function Presign({ bucket, objectKey, onClose }: { bucket: string; objectKey: string; onClose(): void }) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const [minutes, setMinutes] = useState('10');
  const seconds = Number(minutes) * 60;
  const valid = /^\d+$/.test(minutes) && seconds > 0 && Number(minutes) <= LONGEST_MINUTES;
  const making = useMutation({ mutationFn: () => link(bucket, objectKey, { seconds }) });
  return (
    <Modal visible header={texts.presign} closeAriaLabel={parts.close} onDismiss={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) {
            making.mutate();
          }
        }}
      >
        <SpaceBetween size="m">
          <div>{texts.presignHelp}</div>
          <FormField
            label={texts.presignMinutes}
            constraintText={texts.presignLimit}
            errorText={valid ? undefined : texts.presignWrong}
            secondaryControl={
              <Button variant="primary" loading={making.isPending}>
                {texts.makeLink}
              </Button>
            }
          >
            <Input value={minutes} inputMode="numeric" onChange={({ detail }) => setMinutes(detail.value)} />
          </FormField>
          {making.data && (
            <Alert type="success" header={texts.link}>
              <Copy text={making.data} />
            </Alert>
          )}
          {making.error && <Failed failure={making.error} />}
          <Cli commands={cli(`s3 presign s3://${bucket}/${objectKey}`, { 'expires-in': seconds || 600 })} />
        </SpaceBetween>
      </form>
    </Modal>
  );
}
