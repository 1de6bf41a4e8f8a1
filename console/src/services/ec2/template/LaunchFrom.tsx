import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { TEMPLATE } from './texts';

const MOST = 1000;

/** Launches instances as a version of a template says. */
export function LaunchFrom({ template, onClose }: { template: LaunchTemplate; onClose(): void }) {
  const texts = useTexts(TEMPLATE);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [version, setVersion] = useState(String(template.DefaultVersionNumber));
  const [count, setCount] = useState('1');
  const number = Number(count);
  const right = Number.isInteger(number) && number >= 1 && number <= MOST;
  const id = template.LaunchTemplateId;
  return (
    <FormModal
      title={texts.launch}
      label={texts.launch}
      valid={right && version !== ''}
      commands={cli('ec2 run-instances', { 'launch-template': `LaunchTemplateId=${id},Version=${version}`, count })}
      run={async () => {
        const made = await ec2.send(
          new RunInstancesCommand({
            LaunchTemplate: { LaunchTemplateId: id, Version: version },
            MinCount: number,
            MaxCount: number,
          }),
        );
        changed(ec2Texts.launched((made.Instances ?? []).map((one) => one.InstanceId).join(', ')));
      }}
      onClose={onClose}
    >
      <Written label={texts.version} type="number" value={version} onChange={setVersion} />
      <Written label={texts.count} type="number" value={count} error={!right && texts.countWrong} onChange={setCount} />
    </FormModal>
  );
}
