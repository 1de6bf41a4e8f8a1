import { expect, test } from 'vitest';
import { ARN, NOTHING, command, formatOf, isRight, toInput } from '../src/services/ec2/flow/wish';

const RIGHT = { ...NOTHING, bucket: `${ARN}flows` };

test('a flow log goes to a bucket, with at least one field', () => {
  expect(isRight(NOTHING)).toBe(false);
  expect(isRight({ ...NOTHING, bucket: 'flows' })).toBe(false);
  expect(isRight(RIGHT)).toBe(true);
  expect(isRight({ ...RIGHT, custom: true })).toBe(false);
  expect(isRight({ ...RIGHT, custom: true, fields: ['action'] })).toBe(true);
});

test('only what differs from the usual is asked for', () => {
  const usual = toInput({ ...RIGHT, fields: ['action'] }, 'VPC', 'vpc-1');
  expect(usual.LogFormat).toBeUndefined();
  expect(usual.DestinationOptions).toBeUndefined();
  const own = { ...RIGHT, custom: true, fields: ['srcaddr', 'flow-direction'], hourly: true };
  expect(formatOf(own)).toBe('${srcaddr} ${flow-direction}');
  expect(toInput(own, 'VPC', 'vpc-1').DestinationOptions).toMatchObject({ PerHourPartition: true });
  expect(command(own, 'VPC', 'vpc-1')).toContain(`--log-format '\${srcaddr} \${flow-direction}' --max-aggregation-interval 600`);
});
