import { IAMClient } from '@aws-sdk/client-iam';
import { client } from '../../session/client';

/** IAM, which has one Region. */
export function useIam(): IAMClient {
  return client(IAMClient, 'us-east-1');
}

interface MarkedPage {
  IsTruncated?: boolean;
  Marker?: string;
}

/** What asks for the page after this one. */
export function nextMarker(page: MarkedPage): string | undefined {
  return page.IsTruncated ? page.Marker : undefined;
}

const NAME = /^[\w+=,.@-]+$/;

export function isName(name: string, max: number): boolean {
  return name.length <= max && NAME.test(name);
}

const MAX_PATH = 512;
const PATH = /^\/(?:[!-~]+\/)?$/;

export function isPath(path: string): boolean {
  return path.length <= MAX_PATH && PATH.test(path);
}

export const MAX_NAME = { user: 64, group: 128, role: 64, policy: 128, certificate: 128 };
