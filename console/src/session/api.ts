import { again } from '../parts/again';

/** Who is signed in. */
export interface Session {
  signedIn: boolean;
  needsSetUp: boolean;
  account?: string;
  arn?: string;
  name?: string;
  root?: boolean;
  mfa?: boolean;
  role?: string;
  expires?: string;
}

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: string;
}

/** What comes after a password. */
export interface NextStep {
  next?: 'mfa' | 'password';
  challenge?: string;
}

/** A refusal of the sign-in endpoints. */
export class SignInError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = code;
  }
}

const PREFIX = '/_unkai/signin/';

async function answer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) {
    const refusal = body as { code?: string; message?: string };
    throw new SignInError(refusal.code ?? 'Failed', refusal.message ?? response.statusText, response.status);
  }
  return body as T;
}

export async function session(): Promise<Session> {
  return answer<Session>(await again(() => fetch(`${PREFIX}session`, { cache: 'no-store' })));
}

/** Calls one of the sign-in endpoints that change something. */
export async function signIn<T = NextStep>(page: string, fields: Record<string, string> = {}): Promise<T> {
  return answer<T>(
    await fetch(PREFIX + page, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Unkai-Signin': '1' },
      body: JSON.stringify(fields),
    }),
  );
}
