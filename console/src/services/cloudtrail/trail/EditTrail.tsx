import { UpdateTrailCommand } from '@aws-sdk/client-cloudtrail';
import type { CloudTrailClient, Trail } from '@aws-sdk/client-cloudtrail';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { CLOUDTRAIL } from '../texts';
import { TRAIL } from './texts';

export interface Delivery {
  prefix: string;
  multiRegion: boolean;
  validation: boolean;
}

const LONGEST_PREFIX = 200;

export function isPrefix(prefix: string): boolean {
  return prefix.length <= LONGEST_PREFIX && !prefix.startsWith('/') && !prefix.endsWith('/');
}

interface EditTrailProps {
  api: CloudTrailClient;
  trail: Trail;
  onDone(): void;
  onClose(): void;
}

/** Says where the files of a trail go, and of which Regions. */
export function EditTrail({ api, trail, onDone, onClose }: EditTrailProps) {
  const texts = useTexts(CLOUDTRAIL);
  const trailTexts = useTexts(TRAIL);
  const [bucket, setBucket] = useState(trail.S3BucketName ?? '');
  const [global, setGlobal] = useState(trail.IncludeGlobalServiceEvents ?? true);
  const [delivery, setDelivery] = useState<Delivery>({
    prefix: trail.S3KeyPrefix ?? '',
    multiRegion: trail.IsMultiRegionTrail ?? false,
    validation: trail.LogFileValidationEnabled ?? false,
  });
  const flag = (name: string, on: boolean) => ({ [on ? name : `no-${name}`]: true });
  return (
    <FormModal
      title={trailTexts.editTrail}
      valid={bucket !== '' && isPrefix(delivery.prefix)}
      commands={cli('cloudtrail update-trail', {
        name: trail.TrailARN,
        's3-bucket-name': bucket,
        's3-key-prefix': delivery.prefix || undefined,
        ...flag('is-multi-region-trail', delivery.multiRegion),
        ...flag('include-global-service-events', global || delivery.multiRegion),
        ...flag('enable-log-file-validation', delivery.validation),
      })}
      run={() =>
        api.send(
          new UpdateTrailCommand({
            Name: trail.TrailARN,
            S3BucketName: bucket,
            S3KeyPrefix: delivery.prefix,
            IsMultiRegionTrail: delivery.multiRegion,
            IncludeGlobalServiceEvents: global || delivery.multiRegion,
            EnableLogFileValidation: delivery.validation,
          }),
        )
      }
      onDone={() => {
        notifyDone(trailTexts.saved);
        onDone();
      }}
      onClose={onClose}
    >
      <Written label={texts.bucket} value={bucket} onChange={setBucket} />
      <DeliveryFields delivery={delivery} onChange={setDelivery} />
      <Checkbox
        checked={global || delivery.multiRegion}
        disabled={delivery.multiRegion}
        onChange={({ detail }) => setGlobal(detail.checked)}
      >
        {trailTexts.global}
      </Checkbox>
    </FormModal>
  );
}

/** What new trails and old ones are asked alike. */
export function DeliveryFields({ delivery, onChange }: { delivery: Delivery; onChange(delivery: Delivery): void }) {
  const texts = useTexts(TRAIL);
  return (
    <>
      <Written
        label={texts.prefix}
        optional
        help={texts.prefixHelp}
        value={delivery.prefix}
        error={!isPrefix(delivery.prefix) && texts.prefixWrong}
        onChange={(prefix) => onChange({ ...delivery, prefix })}
      />
      <FormField>
        <Checkbox checked={delivery.multiRegion} onChange={({ detail }) => onChange({ ...delivery, multiRegion: detail.checked })}>
          {texts.allRegions}
        </Checkbox>
        <Checkbox
          checked={delivery.validation}
          description={texts.validationHelp}
          onChange={({ detail }) => onChange({ ...delivery, validation: detail.checked })}
        >
          {texts.validation}
        </Checkbox>
      </FormField>
    </>
  );
}
