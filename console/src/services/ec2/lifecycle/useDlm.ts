import { DLMClient } from '@aws-sdk/client-dlm';
import { useClient } from '../../../session/client';

export function useDlm(): DLMClient {
  return useClient(DLMClient);
}
