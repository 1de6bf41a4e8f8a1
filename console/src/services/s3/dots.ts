import type { S3Client } from '@aws-sdk/client-s3';

const DOTS = /(^|\/)\.\.?(\/|$)/;

/** A request that is yet to be signed. */
interface WithPath {
  path?: string;
}

/**
 * The path of a bucket and a key as it has to be sent. Browsers take "." and ".." between slashes for folders of an address and resolve
 * them, so that another object would be asked for than was signed: in such a key slashes are encoded, too.
 */
export function unresolved(path: string): string {
  const [, bucket = '', key = ''] = /^\/([^/]+)\/(.+)$/s.exec(path) ?? [];
  return DOTS.test(key) ? `/${bucket}/${key.replaceAll('/', '%2F')}` : path;
}

const known = new WeakSet<S3Client>();

/** Lets a client reach objects whose keys have such parts. */
export function withDots(client: S3Client): S3Client {
  if (!known.has(client)) {
    known.add(client);
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as WithPath;
        request.path = request.path && unresolved(request.path);
        return next(args);
      },
      { step: 'build', name: 'unresolvedDots' },
    );
  }
  return client;
}
