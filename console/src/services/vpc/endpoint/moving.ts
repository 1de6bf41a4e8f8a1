import type { VpcEndpoint } from '@aws-sdk/client-ec2';

/** Whether an endpoint is on its way to another state. AWS writes states with and without a capital. */
export function isMoving(endpoint: VpcEndpoint): boolean {
  return ['pending', 'deleting'].includes(endpoint.State?.toLowerCase() ?? '');
}
