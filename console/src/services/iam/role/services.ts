/** The services of which this cloud knows the role that is linked to them, as IAM wants their names. */
export const LINKED_SERVICES = [
  'access-analyzer',
  'acm',
  'autoscaling',
  'cloudtrail',
  'cloudwatch',
  'dax',
  'dynamodb.application-autoscaling',
  'ec2fleet',
  'ec2scheduled',
  'ecs',
  'ecs.application-autoscaling',
  'eks',
  'eks-fargate',
  'eks-nodegroup',
  'elasticache',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'lex',
  'memorydb',
  'ops.apigateway',
  'organizations',
  'rds',
  'rds.application-autoscaling',
  'redshift',
  'replication.dynamodb',
  'replication.ecr',
  'replicator.lambda',
  'route53resolver',
  'spot',
  'spotfleet',
  'ssm',
  'support',
  'transitgateway',
].map((name) => `${name}.amazonaws.com`);

/** The only one of them that takes a suffix, so that it has several. */
export const SUFFIXED_SERVICE = 'autoscaling.amazonaws.com';

const LINKED_PATH = '/aws-service-role/';

/** Whether a role belongs to a service: nobody else changes it. */
export function isLinked(path: string | undefined): boolean {
  return path?.startsWith(LINKED_PATH) ?? false;
}

/** Whom a trust policy lets take on its role: account IDs, services and providers, as the list of roles shows them. */
export function trusted(document: string): string[] {
  const found = new Set<string>();
  for (const statement of statements(document)) {
    const principal = statement.Principal;
    const values = typeof principal === 'object' && principal !== null ? Object.values(principal).flat() : [principal];
    values.filter((one) => typeof one === 'string').forEach((one) => found.add(shortened(one)));
  }
  return [...found];
}

function statements(document: string): { Principal?: unknown }[] {
  try {
    const { Statement } = JSON.parse(document) as { Statement?: unknown };
    return [Statement].flat().filter((one) => typeof one === 'object' && one !== null);
  } catch {
    return [];
  }
}

function shortened(principal: string): string {
  const account = /^arn:aws:iam::(\d{12}):(.+)$/.exec(principal);
  if (!account) {
    return principal.replace(/\.amazonaws\.com$/, '');
  }
  const [, id = '', rest = ''] = account;
  return rest === 'root' ? id : `${id}: ${rest.slice(rest.indexOf('/') + 1)}`;
}
