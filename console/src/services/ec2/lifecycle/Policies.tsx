import { DeleteLifecyclePolicyCommand, GetLifecyclePoliciesCommand, UpdateLifecyclePolicyCommand } from '@aws-sdk/client-dlm';
import type { LifecyclePolicySummary } from '@aws-sdk/client-dlm';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { useRegion } from '../../../session/region';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { CreatePolicy } from './CreatePolicy';
import { EditPolicy } from './EditPolicy';
import { LIFECYCLE } from './texts';
import { useDlm } from './useDlm';

const LOOKS = { ENABLED: 'success', DISABLED: 'stopped', ERROR: 'error' } as const;

export default function Policies() {
  const texts = useTexts(LIFECYCLE);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const dlm = useDlm();
  const region = useRegion();
  const changed = useChanged();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'create' | 'edit' | 'turn' | 'delete'>();
  usePage('ec2', { text: texts.title, path: '/ec2/lifecycle' });
  const query = useQuery({
    queryKey: ['ec2', region, 'lifecycle'],
    queryFn: async () => (await dlm.send(new GetLifecyclePoliciesCommand({}))).Policies ?? [],
  });
  const only = query.data?.find((one) => one.PolicyId === chosen);
  const on = only?.State === 'ENABLED';
  const State = on ? 'DISABLED' : 'ENABLED';
  const close = () => setAsked(undefined);
  return (
    <>
      <ResourceTable<LifecyclePolicySummary>
        id="ec2.lifecycle"
        title={texts.title}
        description={texts.help}
        list={whole(query)}
        keyOf={(one) => one.PolicyId ?? ''}
        nameOf={(one) => one.PolicyId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.PolicyId ?? '')}
        empty={texts.none}
        commands="aws dlm get-lifecycle-policies"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/ec2/lifecycle/${one.PolicyId}`}>{one.PolicyId}</To>,
            value: (one) => one.PolicyId,
            width: 260,
          },
          { id: 'description', header: texts.description, value: (one) => one.Description, width: 300 },
          {
            id: 'state',
            header: texts.state,
            cell: (one) => <StatusIndicator type={LOOKS[one.State ?? 'ENABLED']}>{texts.states[one.State ?? 'ENABLED']}</StatusIndicator>,
            value: (one) => one.State,
            width: 160,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('edit')}>
              {texts.edit}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('turn')}>
              {on ? texts.disable : texts.enable}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreatePolicy onClose={close} />}
      {asked === 'edit' && <EditPolicy id={chosen} onClose={close} />}
      {asked === 'turn' && only && (
        <FormModal
          title={`${on ? texts.disable : texts.enable}: ${chosen}`}
          label={on ? texts.disable : texts.enable}
          commands={cli('dlm update-lifecycle-policy', { 'policy-id': chosen, state: State })}
          run={() => dlm.send(new UpdateLifecyclePolicyCommand({ PolicyId: chosen, State }))}
          onDone={() => changed(ec2Texts.saved)}
          onClose={close}
        >
          {only.Description}
        </FormModal>
      )}
      {asked === 'delete' && only && (
        <Confirm
          title={texts.remove}
          word={chosen}
          commands={cli('dlm delete-lifecycle-policy', { 'policy-id': chosen })}
          run={() => dlm.send(new DeleteLifecyclePolicyCommand({ PolicyId: chosen }))}
          onDone={() => changed(ec2Texts.deleted(chosen))}
          onClose={close}
        >
          {texts.removeHelp}
        </Confirm>
      )}
    </>
  );
}
