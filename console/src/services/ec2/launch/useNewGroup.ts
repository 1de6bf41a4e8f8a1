import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import type { Subnet } from '@aws-sdk/client-ec2';
import { useEc2 } from '../useEc2';
import { groupInput, openInputs } from './wanted';
import type { Wanted } from './wanted';

/** Makes the group that a wizard asks for, and opens its ports. It says the group's ID before the ports are open. */
export function useNewGroup(made: (id: string) => void) {
  const ec2 = useEc2();
  return async (wanted: Wanted, name: string, subnet: Subnet | undefined): Promise<string[]> => {
    const id = (await ec2.send(new CreateSecurityGroupCommand(groupInput(name, subnet)))).GroupId ?? '';
    made(id);
    for (const input of openInputs(wanted, id)) {
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(input));
    }
    return [id];
  };
}
