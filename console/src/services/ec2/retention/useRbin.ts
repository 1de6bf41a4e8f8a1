import { useClient } from '../../../session/client';
import { RbinClient } from './client';

export function useRbin(): RbinClient {
  return useClient(RbinClient);
}
