import { AssociateVpcCidrBlockCommand, DisassociateVpcCidrBlockCommand } from '@aws-sdk/client-ec2';
import type { Vpc } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { here } from '../../../parts/whole';
import { Written } from '../../../parts/Written';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { isVpcCidr } from '../plan';
import { VPC } from '../texts';
import { SETTINGS } from './texts';

interface Block {
  id: string;
  cidr: string;
  family: string;
  state: string;
  /** Whether it is the one the VPC was made with, which stays. */
  main: boolean;
}

function blocksOf(vpc: Vpc): Block[] {
  const four = (vpc.CidrBlockAssociationSet ?? []).map((one) => ({
    id: one.AssociationId ?? '',
    cidr: one.CidrBlock ?? '',
    family: 'IPv4',
    state: one.CidrBlockState?.State ?? '',
    main: one.CidrBlock === vpc.CidrBlock,
  }));
  const six = (vpc.Ipv6CidrBlockAssociationSet ?? []).map((one) => ({
    id: one.AssociationId ?? '',
    cidr: one.Ipv6CidrBlock ?? '',
    family: 'IPv6',
    state: one.Ipv6CidrBlockState?.State ?? '',
    main: false,
  }));
  return [...four, ...six];
}

/** The blocks of addresses that a VPC has. */
export function Cidrs({ vpc }: { vpc: Vpc }) {
  const texts = useTexts(SETTINGS);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'add' | 'add6' | 'remove'>();
  const [cidr, setCidr] = useState('');
  const blocks = blocksOf(vpc);
  const only = blocks.find((one) => one.id === chosen);
  const close = () => setAsked(undefined);
  const done = () => changed(vpcTexts.saved);
  const { VpcId } = vpc;
  return (
    <>
      <ResourceTable<Block>
        id="vpc.cidrs"
        variant="container"
        title={texts.cidrs}
        list={here(blocks)}
        keyOf={(one) => one.id}
        nameOf={(one) => one.cidr}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.id ?? '')}
        empty={texts.noCidrs}
        columns={[
          { id: 'cidr', header: texts.cidr, value: (one) => one.cidr, width: 260 },
          { id: 'family', header: texts.family, value: (one) => one.family, width: 160 },
          {
            id: 'state',
            header: vpcTexts.state,
            value: (one) => (one.state === 'associated' ? vpcTexts.ready : one.state),
            width: 160,
          },
          { id: 'main', header: texts.main, value: (one) => (one.main ? parts.yes : parts.no), width: 140 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only || only.main} onClick={() => setAsked('remove')}>
              {parts.remove}
            </Button>
            <Button onClick={() => setAsked('add6')}>{texts.add6}</Button>
            <Button onClick={() => setAsked('add')}>{texts.add}</Button>
          </>
        )}
      />
      {asked === 'add' && (
        <FormModal
          title={texts.add}
          label={parts.add}
          valid={isVpcCidr(cidr)}
          commands={cli('ec2 associate-vpc-cidr-block', { 'vpc-id': VpcId, 'cidr-block': cidr || 'CIDR' })}
          run={() => ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: cidr.trim() }))}
          onDone={done}
          onClose={close}
        >
          <Written
            label={vpcTexts.cidr}
            value={cidr}
            placeholder="10.1.0.0/16"
            autoFocus
            error={cidr !== '' && !isVpcCidr(cidr) && vpcTexts.cidrWrong}
            onChange={setCidr}
          />
        </FormModal>
      )}
      {asked === 'add6' && (
        <FormModal
          title={texts.add6}
          label={parts.add}
          commands={cli('ec2 associate-vpc-cidr-block', { 'vpc-id': VpcId, 'amazon-provided-ipv6-cidr-block': true })}
          run={() => ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, AmazonProvidedIpv6CidrBlock: true }))}
          onDone={done}
          onClose={close}
        >
          {texts.add6Help}
        </FormModal>
      )}
      {asked === 'remove' && only && (
        <Confirm
          title={texts.remove}
          label={parts.remove}
          word={only.cidr}
          commands={cli('ec2 disassociate-vpc-cidr-block', { 'association-id': only.id })}
          run={() => ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId: only.id }))}
          onDone={done}
          onClose={close}
        >
          {texts.removeHelp}
        </Confirm>
      )}
    </>
  );
}
