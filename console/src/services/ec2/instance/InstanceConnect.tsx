import { EC2InstanceConnectClient, SendSSHPublicKeyCommand } from '@aws-sdk/client-ec2-instance-connect';
import type { Instance } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Cli } from '../../../parts/CliCommand';
import { cli } from '../../../parts/cli';
import { signIn } from '../../../session/api';
import { useClient } from '../../../session/client';
import { useRegion } from '../../../session/region';
import { TerminalBox } from '../../../terminal/TerminalBox';
import { INSTANCE } from './texts';

const USER = /^[A-Za-z_][A-Za-z0-9@._-]{0,30}$/;

/** A terminal of an instance in the browser, as EC2 Instance Connect lets one in: with a key that is good for a minute. */
export function InstanceConnect({ instance, login }: { instance: Instance; login: string }) {
  const texts = useTexts(INSTANCE);
  const region = useRegion();
  const connect = useClient(EC2InstanceConnectClient);
  const [user, setUser] = useState(login);
  const [open, setOpen] = useState('');
  const { InstanceId: id = '', PublicIpAddress: address } = instance;
  const ask = async () => {
    const wanted = { region, instance: id, user: open };
    const { ticket, publicKey } = await signIn<{ ticket: string; publicKey: string }>('terminal/instance', wanted);
    await connect.send(
      new SendSSHPublicKeyCommand({ InstanceId: id, InstanceOSUser: open, SSHPublicKey: publicKey }),
    );
    return ticket;
  };
  if (!address) {
    return (
      <Container header={<Header description={texts.browserHelp}>{texts.browser}</Header>}>
        <Alert>{texts.noPublic}</Alert>
      </Container>
    );
  }
  return (
    <Container header={<Header description={texts.browserHelp}>{texts.browser}</Header>}>
      {open ? (
        <div className="terminal-tall">
          <TerminalBox label={texts.terminalOf(id)} ask={ask} />
        </div>
      ) : (
        <SpaceBetween size="m">
          <FormField label={texts.user} errorText={USER.test(user) ? '' : texts.userWrong}>
            <Input value={user} onChange={({ detail }) => setUser(detail.value)} />
          </FormField>
          <Button variant="primary" disabled={!USER.test(user)} onClick={() => setOpen(user)}>
            {texts.connectNow}
          </Button>
          <Cli commands={cli('ec2-instance-connect ssh', { 'instance-id': id, 'os-user': user, region })} />
        </SpaceBetween>
      )}
    </Container>
  );
}
