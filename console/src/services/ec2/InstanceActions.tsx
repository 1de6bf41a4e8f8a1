import {
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, Instance } from '@aws-sdk/client-ec2';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { notify } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { ActionMenu } from '../../parts/ActionMenu';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { describe } from '../../parts/errors';
import { PARTS } from '../../parts/texts';
import { CreateImage } from './ami/CreateImage';
import { AMI } from './ami/texts';
import { useSettings } from './settings/actions';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

type Action = 'start' | 'stop' | 'reboot' | 'terminate';

async function act(ec2: EC2Client, action: Action, InstanceIds: string[]): Promise<unknown> {
  switch (action) {
    case 'start':
      return ec2.send(new StartInstancesCommand({ InstanceIds }));
    case 'stop':
      return ec2.send(new StopInstancesCommand({ InstanceIds }));
    case 'reboot':
      return ec2.send(new RebootInstancesCommand({ InstanceIds }));
    case 'terminate':
      return ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  }
}

/** Starts, stops, reboots and terminates instances. */
export function InstanceActions({ instances, onDone }: { instances: readonly Instance[]; onDone(): void }) {
  const texts = useTexts(EC2);
  const ami = useTexts(AMI);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const [asked, setAsked] = useState<'stop' | 'reboot' | 'terminate'>();
  const ids = instances.flatMap((instance) => instance.InstanceId ?? []);
  const only = instances.length === 1 ? instances[0] : undefined;
  const settings = useSettings(only);
  const all = (state: string) => instances.length > 0 && instances.every((one) => one.State?.Name === state);
  const start = () =>
    act(ec2, 'start', ids).then(onDone, (failure: unknown) =>
      notify({ type: 'error', header: describe(failure).code, content: describe(failure).message }),
    );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        disabled={instances.length === 0}
        items={[
          { id: 'start', text: texts.start, disabled: !all('stopped') },
          { id: 'stop', text: texts.stop, disabled: !all('running') },
          { id: 'reboot', text: texts.reboot, disabled: !all('running') },
          { id: 'terminate', text: texts.terminate, disabled: instances.length === 0 || all('terminated') },
        ]}
        onItemClick={({ detail }) =>
          detail.id === 'start' ? void start() : setAsked(detail.id as 'stop' | 'reboot' | 'terminate')
        }
      >
        {texts.changeState}
      </ButtonDropdown>
      <ActionMenu
        disabled={instances.length === 0}
        actions={[
          {
            id: 'image',
            text: ami.create,
            disabled: only?.State?.Name !== 'running' && only?.State?.Name !== 'stopped',
            form: (close) => only && <CreateImage instance={only} onClose={close} />,
          },
          {
            id: 'template',
            text: texts.templateOf,
            disabled: !only,
            form: () => <Navigate to={`/ec2/templates/create?instance=${only?.InstanceId}`} />,
          },
          {
            id: 'like',
            text: texts.launchLike,
            disabled: !only,
            form: () => <Navigate to={`/ec2/launch?like=${only?.InstanceId}`} />,
          },
          ...settings,
        ]}
      />
      {asked && (
        <Confirm
          title={texts[`${asked}Title`]}
          label={texts[asked]}
          word={asked === 'terminate' ? (ids.length === 1 ? ids[0] : parts.confirmWord) : undefined}
          commands={cli(`ec2 ${asked}-instances`, { 'instance-ids': ids })}
          run={() => act(ec2, asked, ids)}
          onDone={onDone}
          onClose={() => setAsked(undefined)}
        >
          <p>{ids.join(', ')}</p>
          {texts[`${asked}Help`]}
        </Confirm>
      )}
    </SpaceBetween>
  );
}
