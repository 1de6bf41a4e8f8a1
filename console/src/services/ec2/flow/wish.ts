import type { CreateFlowLogsCommandInput, FlowLogsResourceType, TrafficType } from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';
import { named, namedCli } from '../names';

export const ARN = 'arn:aws:s3:::';

/** What a line of a flow log can be made of. */
export const FIELDS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'vpc-id',
  'subnet-id',
  'instance-id',
  'type',
  'pkt-srcaddr',
  'pkt-dstaddr',
  'region',
  'az-id',
  'flow-direction',
] as const;

/** What is to be recorded, and how it is written. */
export interface Wish {
  name: string;
  traffic: TrafficType;
  seconds: string;
  bucket: string;
  /** Whether the lines have chosen fields instead of the usual ones. */
  custom: boolean;
  fields: readonly string[];
  /** Whether each hour has a folder of its own, not each day. */
  hourly: boolean;
}

export const NOTHING: Wish = { name: '', traffic: 'ALL', seconds: '600', bucket: ARN, custom: false, fields: [], hourly: false };

export function isRight(wish: Wish): boolean {
  return wish.bucket.startsWith(ARN) && wish.bucket.length > ARN.length && (!wish.custom || wish.fields.length > 0);
}

/** The format of the lines as calls take it; none for the usual one. */
export function formatOf({ custom, fields }: Wish): string | undefined {
  return custom && fields.length > 0 ? fields.map((field) => `\${${field}}`).join(' ') : undefined;
}

export function toInput(wish: Wish, of: FlowLogsResourceType, id: string): CreateFlowLogsCommandInput {
  return {
    ResourceType: of,
    ResourceIds: [id],
    TrafficType: wish.traffic,
    LogDestinationType: 's3',
    LogDestination: wish.bucket.trim(),
    LogFormat: formatOf(wish),
    MaxAggregationInterval: Number(wish.seconds),
    DestinationOptions: wish.hourly
      ? { FileFormat: 'plain-text', HiveCompatiblePartitions: false, PerHourPartition: true }
      : undefined,
    TagSpecifications: named('vpc-flow-log' as const, wish.name),
  };
}

/** The command that does the same. */
export function command(wish: Wish, of: FlowLogsResourceType, id: string): string {
  return cli('ec2 create-flow-logs', {
    'resource-type': of,
    'resource-ids': id,
    'traffic-type': wish.traffic,
    'log-destination-type': 's3',
    'log-destination': wish.bucket,
    'log-format': formatOf(wish),
    'max-aggregation-interval': wish.seconds,
    'destination-options': wish.hourly ? 'FileFormat=plain-text,HiveCompatiblePartitions=false,PerHourPartition=true' : undefined,
    'tag-specifications': namedCli('vpc-flow-log', wish.name),
  });
}
