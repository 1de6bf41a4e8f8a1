import { CreateSecurityGroupCommand, DeleteSecurityGroupCommand } from '@aws-sdk/client-ec2';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { useVpcs } from '../options';
import { isDescription } from '../rules';
import { tagged } from '../tagInput';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { copyRules } from './saving';
import { GROUP } from './texts';

/** Makes a security group, which may begin with the rules of another. */
export function CreateGroup({ from, onClose }: { from?: SecurityGroup; onClose(): void }) {
  const texts = useTexts(EC2);
  const own = useTexts(GROUP);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  const vpcs = useVpcs();
  const tags = useNewTags();
  const [name, setName] = useState('');
  const [description, setDescription] = useState(from?.Description ?? '');
  const [wanted, setVpc] = useState(from?.VpcId ?? '');
  const vpc = wanted || (vpcs.options[0]?.value ?? '');
  const named = isDescription(name) && !name.startsWith('sg-');
  const TagSpecifications = tagged(tags.tags, 'security-group' as const);
  const title = from ? own.copy : texts.createGroup;
  return (
    <FormModal
      title={title}
      label={texts.createGroup}
      size="large"
      valid={name !== '' && named && description !== '' && isDescription(description) && vpc !== '' && tags.valid}
      commands={cli('ec2 create-security-group', {
        'group-name': name || 'NAME',
        description: description || 'DESCRIPTION',
        'vpc-id': vpc,
        'tag-specifications': TagSpecifications && { json: TagSpecifications },
      })}
      run={async () => {
        const { GroupId = '' } = await ec2.send(
          new CreateSecurityGroupCommand({ GroupName: name, Description: description, VpcId: vpc, TagSpecifications }),
        );
        if (from) {
          // A copy without its rules is none.
          await copyRules(ec2, from.GroupId ?? '', GroupId).catch(async (failure) => {
            await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
            throw failure;
          });
        }
        changed(texts.madeGroup(GroupId));
        void navigate(`/ec2/groups/${GroupId}`);
      }}
      onClose={onClose}
    >
      {from && own.copyHelp(from.GroupId ?? '')}
      <Written label={texts.groupName} value={name} autoFocus error={!named && own.nameWrong} onChange={setName} />
      <Written
        label={texts.description}
        value={description}
        error={!isDescription(description) && texts.descriptionWrong}
        onChange={setDescription}
      />
      <Choice label={texts.vpc} value={vpc} options={vpcs.options} onChange={setVpc} />
      {tags.editor}
    </FormModal>
  );
}
