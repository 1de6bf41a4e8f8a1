import { expect, test } from 'vitest';
import { cli, quote } from '../src/parts/cli';

test('writes options as the AWS CLI takes them', () => {
  expect(cli('s3api create-bucket', { bucket: 'photos', region: 'eu-west-1' })).toBe(
    'aws s3api create-bucket --bucket photos --region eu-west-1',
  );
  expect(cli('s3 rm s3://b', { recursive: true })).toBe('aws s3 rm s3://b --recursive');
  expect(cli('iam untag-user', { 'tag-keys': ['a', 'b c'] })).toBe("aws iam untag-user --tag-keys a 'b c'");
  expect(cli('x', { none: undefined, empty: '', off: false, zero: 0 })).toBe('aws x --zero 0');
});

test('no value leaves its quotes', () => {
  for (const hostile of ["it's", '$(rm -rf /)', '`id`', 'a\nb', 'a;b', '"', "'; true '", '\\']) {
    expect(quote(hostile)).toBe(`'${hostile.split("'").join(`'\\''`)}'`);
  }
  expect(cli('iam create-policy', { 'policy-document': { json: { a: "it's" } } })).toBe(
    `aws iam create-policy --policy-document '{"a":"it'\\''s"}'`,
  );
});
