import { AccountClient } from '@aws-sdk/client-account';
import { client } from '../../session/client';

/** Account management, which has one Region. */
export function useAccount(): AccountClient {
  return client(AccountClient, 'us-east-1');
}
