/** What is known of a call that failed. */
export interface Failure {
  code: string;
  message: string;
  status?: number;
  requestId?: string;
  denial?: Denial;
}

/** What AWS's message about a refused call says. */
export interface Denial {
  principal: string;
  action: string;
  resource?: string;
  /** Why, in AWS's words: which kind of policy denied it, or that none allows it. */
  reason?: string;
}

interface SdkError extends Error {
  Code?: string;
  RequestId?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

const DENIED =
  /^User: (?<principal>\S+) is not authorized to perform: (?<action>[\w*:-]+)(?: on resource: (?<resource>.+?))?(?: (?<reason>because .+|with an explicit deny.*))?$/s;

export function denial(message: string): Denial | undefined {
  const groups = DENIED.exec(message.trim())?.groups;
  if (!groups?.principal || !groups.action) {
    return undefined;
  }
  return {
    principal: groups.principal,
    action: groups.action,
    resource: groups.resource,
    reason: groups.reason,
  };
}

/** Describes whatever was thrown. */
export function describe(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) {
    return { code: 'Error', message: String(thrown) };
  }
  const failure = thrown as SdkError;
  return {
    code: failure.Code ?? failure.name,
    message: failure.message,
    status: failure.$metadata?.httpStatusCode,
    requestId: failure.$metadata?.requestId ?? failure.RequestId,
    denial: denial(failure.message),
  };
}

/** A failure in one line, with its request, for where there is no room for more. */
export function brief(thrown: unknown): string {
  const { message, code, requestId } = describe(thrown);
  return `${message} (${[code, requestId].filter(Boolean).join(', ')})`;
}

/** Whether nobody answered, as browsers say it. */
export function isUnreachable(thrown: unknown): boolean {
  return thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message);
}

/** Whether asking again would end the same way. */
export function isLasting(thrown: unknown): boolean {
  const status = describe(thrown).status;
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

/** Whether a thing is not there, as opposed to a call that failed. */
export function isMissing(thrown: unknown): boolean {
  return describe(thrown).status === 404;
}

/** What a call answers; undefined where there is no such setting. */
export async function orNone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (failure) {
    if (isMissing(failure)) {
      return undefined;
    }
    throw failure;
  }
}
