import type { ResourceType, Tag } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language';
import { Choice } from '../../parts/Choice';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { named, namedCli } from '../ec2/names';
import { useVpcs } from '../ec2/options';
import { VPC } from './texts';

interface Wanted {
  VpcId: string;
  TagSpecifications?: { ResourceType: ResourceType; Tags: Tag[] }[];
}

interface Props {
  title: string;
  /** What is made, as tags and the AWS CLI's command name it. */
  type: ResourceType;
  children?: ReactNode;
  make(wanted: Wanted): Promise<unknown>;
  onClose(): void;
}

/** A form for what needs a VPC and may have a name. */
export function CreateInVpc({ title, type, children, make, onClose }: Props) {
  const texts = useTexts(VPC);
  const vpcs = useVpcs();
  const [name, setName] = useState('');
  const [vpc, setVpc] = useState('');
  return (
    <FormModal
      title={title}
      label={title}
      valid={vpc !== ''}
      commands={cli(`ec2 create-${type}`, { 'vpc-id': vpc || 'VPC', 'tag-specifications': namedCli(type, name) })}
      run={() => make({ VpcId: vpc, TagSpecifications: named(type, name) })}
      onClose={onClose}
    >
      {children}
      <Written label={texts.name} optional value={name} autoFocus onChange={setName} />
      <Choice label={texts.vpc} value={vpc} options={vpcs.options} loading={vpcs.loading} onChange={setVpc} />
    </FormModal>
  );
}
