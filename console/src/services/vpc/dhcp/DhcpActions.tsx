import { AssociateDhcpOptionsCommand, DeleteDhcpOptionsCommand, DescribeDhcpOptionsCommand } from '@aws-sdk/client-ec2';
import type { DhcpOptions, Vpc } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { option } from '../../ec2/options';
import { Deletion } from '../../ec2/Deletion';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { lineOf } from './options';
import { DHCP } from './texts';

/** What can be done with an option set. */
export function DhcpActions({ set, onGone }: { set: DhcpOptions | undefined; onGone?(): void }) {
  const texts = useTexts(DHCP);
  const ec2 = useEc2();
  const id = set?.DhcpOptionsId ?? '';
  return (
    <ActionMenu
      disabled={!set}
      actions={[
        {
          id: 'delete',
          text: texts.remove,
          form: (close) => (
            <Deletion
              title={texts.remove}
              ids={[id]}
              command="delete-dhcp-options"
              option="dhcp-options-id"
              remove={() => ec2.send(new DeleteDhcpOptionsCommand({ DhcpOptionsId: id }))}
              onDone={onGone}
              onClose={close}
            >
              {texts.removeHelp}
            </Deletion>
          ),
        },
      ]}
    />
  );
}

const NONE = 'default';

/** Chooses the option set of a VPC. */
export function ChangeDhcp({ vpc, onClose }: { vpc: Vpc; onClose(): void }) {
  const texts = useTexts(DHCP);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const [chosen, setChosen] = useState(vpc.DhcpOptionsId ?? NONE);
  const { data, isPending } = useQuery({
    queryKey: ['ec2', region, 'options', 'dhcp'],
    queryFn: async () => (await ec2.send(new DescribeDhcpOptionsCommand({ MaxResults: 1000 }))).DhcpOptions ?? [],
  });
  return (
    <FormModal
      title={`${texts.change}: ${vpc.VpcId}`}
      valid={chosen !== vpc.DhcpOptionsId}
      commands={cli('ec2 associate-dhcp-options', { 'dhcp-options-id': chosen, 'vpc-id': vpc.VpcId })}
      run={() => ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId: chosen, VpcId: vpc.VpcId }))}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.changeHelp}
      <Choice
        label={texts.title}
        value={chosen}
        options={[
          { value: NONE, label: texts.noSet },
          ...(data ?? []).map((one) => option(one.DhcpOptionsId, one, lineOf(one))),
        ]}
        loading={isPending}
        onChange={setChosen}
      />
    </FormModal>
  );
}
