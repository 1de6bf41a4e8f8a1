import { ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2';
import type { ModifyVpcEndpointCommandInput, VpcEndpoint } from '@aws-sdk/client-ec2';
import { useEc2 } from '../../ec2/useEc2';

/** What changes an endpoint. */
export function useModify({ VpcEndpointId }: VpcEndpoint) {
  const ec2 = useEc2();
  return (change: Partial<ModifyVpcEndpointCommandInput>) => ec2.send(new ModifyVpcEndpointCommand({ ...change, VpcEndpointId }));
}
