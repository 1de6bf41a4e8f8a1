import { useRegion } from './region';
import { credentials } from './credentials';
import { apiOrigin } from './endpoint';

interface ClientSettings {
  region: string;
  endpoint: string;
  credentials: typeof credentials;
  maxAttempts: number;
}

type ClientClass<C> = new (settings: ClientSettings & { forcePathStyle?: boolean }) => C;

const MAX_ATTEMPTS = 3;
const made = new Map<ClientClass<unknown>, Map<string, unknown>>();

/** A client of an AWS service in a Region; the same one each time. */
export function client<C>(type: ClientClass<C>, region: string): C {
  const regions = made.get(type) ?? new Map<string, unknown>();
  made.set(type, regions);
  const known = regions.get(region);
  if (known) {
    return known as C;
  }
  const fresh = new type({ region, endpoint: apiOrigin, credentials, maxAttempts: MAX_ATTEMPTS, forcePathStyle: true });
  regions.set(region, fresh);
  return fresh;
}

/** A client of an AWS service in the Region that is looked at. */
export function useClient<C>(type: ClientClass<C>): C {
  return client(type, useRegion());
}

/** Forgets all clients, whose identity is another from now on. */
export function forgetClients(): void {
  made.clear();
}
