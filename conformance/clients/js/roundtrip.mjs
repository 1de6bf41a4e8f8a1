// Signs in, uploads a file tree, lists it, downloads it and deletes it with the AWS SDK for JavaScript v3.
//
// Usage: node roundtrip.mjs BUCKET TREE TARGET; the endpoint and the credentials come from the environment.
// Prints the account on the first line. Exits 1 with AWS's error code on standard error where a call is refused.

import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Upload } from "@aws-sdk/lib-storage";

const [bucket, tree, target] = process.argv.slice(2);
const settings = { maxAttempts: 1 };
const s3 = new S3Client({ ...settings, forcePathStyle: true });

async function files() {
  const entries = await readdir(tree, { recursive: true });
  const paths = entries.map((entry) => join(tree, entry));
  const kinds = await Promise.all(paths.map((path) => stat(path)));
  return paths.filter((_, i) => kinds[i].isFile()).sort();
}

async function upload() {
  for (const path of await files()) {
    const Key = relative(tree, path).split(sep).join("/");
    const params = { Bucket: bucket, Key, Body: createReadStream(path) };
    await new Upload({ client: s3, params, partSize: 16 << 20, queueSize: 3 }).done();
  }
}

async function list() {
  const keys = [];
  for await (const page of paginateListObjectsV2({ client: s3, pageSize: 7 }, { Bucket: bucket })) {
    keys.push(...(page.Contents ?? []).map((entry) => entry.Key));
  }
  return keys;
}

async function download(keys) {
  for (const Key of keys) {
    const path = join(target, Key);
    await mkdir(dirname(path), { recursive: true });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    await pipeline(Body, createWriteStream(path));
  }
}

async function main() {
  const identity = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
  console.log(identity.Account);
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await upload();
  const keys = await list();
  await download(keys);
  await s3.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }),
  );
  if ((await list()).length > 0) {
    throw new Error("objects are left after deleting all");
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
}

try {
  await main();
} catch (refused) {
  console.error(refused.name);
  process.exitCode = 1;
}
