import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { Organization } from '@aws-sdk/client-organizations';
import { useQuery } from '@tanstack/react-query';
import { describe } from '../../parts/errors';
import { client } from '../../session/client';

/** Organizations, which has one Region. */
export function useOrganizations(): OrganizationsClient {
  return client(OrganizationsClient, 'us-east-1');
}

/** The organization that the account is in; null where it is in none. */
export function useOrganization() {
  const api = useOrganizations();
  return useQuery({
    queryKey: ['organizations', 'organization'],
    queryFn: async (): Promise<Organization | null> => {
      try {
        return (await api.send(new DescribeOrganizationCommand({}))).Organization ?? null;
      } catch (failure) {
        if (describe(failure).code === 'AWSOrganizationsNotInUseException') {
          return null;
        }
        throw failure;
      }
    },
  });
}
