import type { Tag } from '@aws-sdk/client-ec2';

/** What a resource is called by its tag, or empty. */
export function nameOf(resource: { Tags?: Tag[] }): string {
  return resource.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '';
}

/** A tag specification that names a new resource; none where it has no name. */
export function named<T>(ResourceType: T, name: string): { ResourceType: T; Tags: Tag[] }[] | undefined {
  return name ? [{ ResourceType, Tags: [{ Key: 'Name', Value: name }] }] : undefined;
}

/** A tag specification as the AWS CLI writes it. */
export function namedCli(type: string, name: string): string | undefined {
  return name ? `ResourceType=${type},Tags=[{Key=Name,Value=${name}}]` : undefined;
}
