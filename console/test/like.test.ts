import type { Instance } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { wantedLike } from '../src/services/ec2/launch/like';
import { NOTHING } from '../src/services/ec2/launch/wanted';

test('more like an instance is of its image, type and groups, without its disks and addresses', () => {
  const instance: Instance = {
    ImageId: 'ami-1',
    InstanceType: 't3.small',
    KeyName: 'laptop',
    SubnetId: 'subnet-1',
    SecurityGroups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }],
    Tags: [{ Key: 'Name', Value: 'web' }],
    NetworkInterfaces: [{ Association: { IpOwnerId: 'amazon' } }],
    IamInstanceProfile: { Arn: 'arn:aws:iam::000000000000:instance-profile/team/web' },
    MetadataOptions: { HttpTokens: 'optional' },
    Monitoring: { State: 'enabled' },
  };
  const hidden = { userData: 'IyEvYmluL3No', shutdown: 'terminate', protect: true };
  expect(wantedLike(instance, hidden)).toEqual({
    ...NOTHING,
    name: 'web',
    image: 'ami-1',
    type: 't3.small',
    key: 'laptop',
    subnet: 'subnet-1',
    publicIp: 'yes',
    newGroup: false,
    groups: ['sg-1', 'sg-2'],
    userData: '#!/bin/sh',
    profile: 'web',
    tokens: 'optional',
    shutdown: 'terminate',
    protect: true,
    monitor: true,
  });
  const elastic = wantedLike({ NetworkInterfaces: [{ Association: { IpOwnerId: '000000000000' } }] }, {});
  expect(elastic).toEqual({ ...NOTHING, newGroup: false });
});
