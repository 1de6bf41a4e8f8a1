import { describe, expect, test } from 'vitest';
import { RbinClient } from '../src/services/ec2/retention/client';
import { NOTHING, change, problems, tagsOf, wishOf } from '../src/services/ec2/retention/wish';

const RIGHT = { ...NOTHING, tags: 'backup=yes\nkeep' };

describe('a retention rule', () => {
  test('says what is wrong', () => {
    expect(problems(RIGHT).size).toBe(0);
    expect([...problems({ ...NOTHING, days: '366', description: 'x'.repeat(256) })].sort()).toEqual(['days', 'description', 'tags']);
    expect([...problems({ ...NOTHING, all: true, excluded: '1\n2\n3\n4\n5\n6' })]).toEqual(['excluded']);
    expect(problems({ ...NOTHING, all: true }).size).toBe(0);
  });

  test('has tags with a value or without', () => {
    expect(tagsOf('backup=a=b\nkeep\nempty=')).toEqual([
      { ResourceTagKey: 'backup', ResourceTagValue: 'a=b' },
      { ResourceTagKey: 'keep' },
      { ResourceTagKey: 'empty', ResourceTagValue: '' },
    ]);
  });

  test('is the same after it was edited', () => {
    const rule = { ...change(RIGHT), ResourceType: RIGHT.type };
    expect(wishOf(rule)).toEqual(RIGHT);
    const all = { ...NOTHING, all: true, excluded: 'no' };
    expect(change(all)).toMatchObject({ ResourceTags: [], ExcludeResourceTags: [{ ResourceTagKey: 'no' }] });
    expect(wishOf(change(all))).toEqual(all);
  });
});

interface Sent {
  method: string;
  path: string;
  body?: Uint8Array;
  headers: Record<string, string>;
}

/** A client whose calls are answered here. */
function client(answer: object, statusCode = 200) {
  const sent: Sent[] = [];
  const body = new TextEncoder().encode(JSON.stringify(answer));
  const headers = { 'content-type': 'application/json', ...(statusCode > 299 && { 'x-amzn-errortype': 'ConflictException' }) };
  const requestHandler = {
    handle: (request: Sent) => {
      sent.push(request);
      return Promise.resolve({ response: { statusCode, headers, body } });
    },
  };
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
  const settings = { region: 'us-east-1', endpoint: 'http://localhost:4566', credentials, requestHandler: requestHandler as never };
  return { sent, rbin: new RbinClient(settings) };
}

describe('calls of Recycle Bin', () => {
  test('are signed for it, and are what it takes', async () => {
    const { sent, rbin } = client({ Identifier: 'a1', LockState: 'pending_unlock', LockEndTime: 1_800_000_000 });
    const answer = await rbin.call('UpdateRule', { Identifier: 'a1', ...change(RIGHT) });
    expect(sent[0]).toMatchObject({ method: 'PATCH', path: '/rules/a1' });
    expect(sent[0]?.headers.authorization).toContain('/us-east-1/rbin/aws4_request');
    expect(JSON.parse(new TextDecoder().decode(sent[0]?.body))).toEqual(change(RIGHT));
    expect(answer.LockEndTime).toEqual(new Date(1_800_000_000_000));
  });

  test('are about the tags of a rule by its ARN', async () => {
    const ResourceArn = 'arn:aws:rbin:us-east-1:000000000000:rule/a1';
    const { sent, rbin } = client({ Tags: [{ Key: 'team', Value: 'ops' }] });
    expect(await rbin.call('ListTagsForResource', { ResourceArn })).toMatchObject({ Tags: [{ Key: 'team', Value: 'ops' }] });
    await rbin.call('UntagResource', { ResourceArn, TagKeys: ['team', 'cost'] });
    await rbin.call('TagResource', { ResourceArn, Tags: [{ Key: 'a', Value: '' }] });
    const path = `/tags/${encodeURIComponent(ResourceArn)}`;
    expect(sent.map((one) => `${one.method} ${one.path}`)).toEqual([`GET ${path}`, `DELETE ${path}`, `POST ${path}`]);
    expect(sent[1]).toMatchObject({ query: { tagKeys: ['team', 'cost'] } });
    expect(JSON.parse(new TextDecoder().decode(sent[2]?.body))).toEqual({ Tags: [{ Key: 'a', Value: '' }] });
  });

  test('fail with what it says', async () => {
    const { rbin } = client({ Message: 'Rule a1 is locked.', message: 'Rule a1 is locked.' }, 409);
    await expect(rbin.call('DeleteRule', { Identifier: 'a1' })).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Rule a1 is locked.',
    });
  });
});
