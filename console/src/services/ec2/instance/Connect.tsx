import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/language';
import { Copy } from '../../../parts/Copy';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { InstanceConnect } from './InstanceConnect';
import { loginOf, sshCommand } from './login';
import { INSTANCE } from './texts';

/** How to get into an instance: in the browser, or with SSH. */
export function Connect({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const ec2 = useEc2();
  const region = useRegion();
  const { ImageId = '' } = instance;
  const { data } = useQuery({
    queryKey: ['ec2', region, 'image', ImageId],
    queryFn: async () => (await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).Images?.[0] ?? null,
    retry: false,
  });
  const user = loginOf(data ?? undefined);
  const ssh = sshCommand(instance, user);
  if (!ssh || instance.State?.Name !== 'running') {
    return <Alert>{texts.cannotConnect}</Alert>;
  }
  return (
    <SpaceBetween size="m">
      <InstanceConnect key={user} instance={instance} login={user} />
      <Ssh instance={instance} user={user} command={ssh} />
    </SpaceBetween>
  );
}

function Ssh({ instance, user, command }: { instance: Instance; user: string; command: string }) {
  const texts = useTexts(INSTANCE);
  return (
    <Container header={<Header description={texts.sshHelp}>{texts.ssh}</Header>}>
      <SpaceBetween size="m">
        {instance.KeyName ? (
          <Step text={texts.protectKey(`${instance.KeyName}.pem`)}>
            <Copy text={`chmod 400 ${instance.KeyName}.pem`} />
          </Step>
        ) : (
          <Alert type="warning">{texts.noKey}</Alert>
        )}
        <Step text={texts.connectAs(user)}>
          <Copy text={command} />
        </Step>
        <Box color="text-body-secondary">{instance.PublicIpAddress ? texts.where : texts.inside}</Box>
      </SpaceBetween>
    </Container>
  );
}

function Step({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div>
      <Box>{text}</Box>
      <Box variant="code">{children}</Box>
    </div>
  );
}
