import {
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DisassociateIamInstanceProfileCommand,
  ReplaceIamInstanceProfileAssociationCommand,
} from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useProfiles } from '../launch/choices';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import type { SettingForm } from './forms';
import { SETTINGS } from './texts';

/** Gives an instance another instance profile, or takes it away. */
export function ModifyRole({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const profiles = useProfiles();
  const InstanceId = instance.InstanceId ?? '';
  const now = instance.IamInstanceProfile?.Arn?.split('/').at(-1) ?? '';
  const [Name, setName] = useState(now);
  const { data } = useOne('profile association', InstanceId, async () => {
    const Filters = [{ Name: 'instance-id', Values: [InstanceId] }];
    const answer = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }));
    return answer.IamInstanceProfileAssociations?.find((one) => one.State === 'associated');
  });
  const AssociationId = data?.AssociationId;
  const IamInstanceProfile = { Name };
  const command = () => {
    const profile = `Name=${Name}`;
    if (!AssociationId) {
      return cli('ec2 associate-iam-instance-profile', { 'instance-id': InstanceId, 'iam-instance-profile': profile });
    }
    return Name
      ? cli('ec2 replace-iam-instance-profile-association', { 'association-id': AssociationId, 'iam-instance-profile': profile })
      : cli('ec2 disassociate-iam-instance-profile', { 'association-id': AssociationId });
  };
  const run = async (): Promise<unknown> => {
    if (!AssociationId) {
      return ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile }));
    }
    return Name
      ? ec2.send(new ReplaceIamInstanceProfileAssociationCommand({ AssociationId, IamInstanceProfile }))
      : ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId }));
  };
  return (
    <FormModal
      title={`${texts.role}: ${InstanceId}`}
      valid={data !== undefined && Name !== now}
      commands={command()}
      run={run}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choice
        label={ec2Texts.role}
        help={texts.roleHelp}
        value={Name}
        options={[{ value: '', label: texts.noRole }, ...profiles.map((value) => ({ value, label: value }))]}
        onChange={setName}
      />
    </FormModal>
  );
}
