import { EC2Client } from '@aws-sdk/client-ec2';
import { useClient } from '../../session/client';

export function useEc2(): EC2Client {
  return useClient(EC2Client);
}
