#!/bin/sh
# Walks from the root user to an administrator, a group with a read-only user, a role with an external id, a session policy, a
# role that wants a second factor, and a role of another account with the AWS CLI; every refusal is one that AWS makes as well. Then
# a user without permissions calls everything that is implemented (OPERATIONS, the page that lists it), and the root user calls EC2
# with generated bad input.
#
# The endpoint, the root user's credentials, those of another account's root user (OTHER_ID, OTHER_SECRET) and the cloud's own
# command with its data folder (UNKAI, UNKAI_DATA) come from the environment. Prints "all as AWS" at the end.
set -eu

cli() { /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"; }

# as ID SECRET [TOKEN]: who calls from now on
as() {
    export AWS_ACCESS_KEY_ID="$1" AWS_SECRET_ACCESS_KEY="$2"
    if [ $# -gt 2 ]; then export AWS_SESSION_TOKEN="$3"; else unset AWS_SESSION_TOKEN; fi
}

# refused WORDS COMMAND...: the command must fail and say these words
refused() {
    words=$1
    shift
    if said=$(cli "$@" 2>&1); then
        echo "was allowed: $*" >&2
        exit 1
    fi
    case $said in
        *"$words"*) ;;
        *) echo "expected '$words' of $*, got: $said" >&2; exit 1 ;;
    esac
}

key() { cli iam create-access-key --user-name "$1" --query 'AccessKey.[AccessKeyId,SecretAccessKey]'; }
session() {
    cli sts assume-role --role-arn "arn:aws:iam::$account:role/helpers/helper" --role-session-name walk --external-id agreed \
        --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' "$@"
}

# code HALF-MINUTE: what an authenticator app shows in that half minute since 1970
code() {
    /usr/bin/python3 -c 'import base64, hashlib, hmac, struct, sys
key = base64.b32decode(open(sys.argv[1]).read())
digest = hmac.new(key, struct.pack(">Q", int(sys.argv[2])), hashlib.sha1).digest()
at = digest[-1] & 15
print("%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000))' seed "$1"
}

explain() { "$UNKAI" iam explain --data "$UNKAI_DATA" "$@"; }

account=$(cli sts get-caller-identity --query Account)
root_id=$AWS_ACCESS_KEY_ID root_secret=$AWS_SECRET_ACCESS_KEY
cli iam create-user --user-name admin > /dev/null
cli iam attach-user-policy --user-name admin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
# shellcheck disable=SC2046
set -- $(key admin)
as "$1" "$2"
admin_id=$1 admin_secret=$2

cli iam create-group --group-name readers > /dev/null
cli iam attach-group-policy --group-name readers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
cli iam create-user --user-name reader > /dev/null
cli s3 mb s3://walk > /dev/null
set -- $(key reader)
as "$1" "$2"
reader_id=$1 reader_secret=$2
refused 'because no identity-based policy allows the s3:ListAllMyBuckets action' s3api list-buckets
as "$admin_id" "$admin_secret"
cli iam add-user-to-group --group-name readers --user-name reader
as "$reader_id" "$reader_secret"
cli s3 ls s3://walk
refused 's3:PutObject on resource: "arn:aws:s3:::walk/new"' s3api put-object --bucket walk --key new
refused 'iam:ListUsers' iam list-users

as "$admin_id" "$admin_secret"
cli iam create-role --role-name helper --path /helpers/ --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[
  {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$account:user/reader\"},\"Action\":\"sts:AssumeRole\",
   \"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"agreed\"}}}]}" > /dev/null
cli iam put-role-policy --role-name helper --policy-name write \
    --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:ListBucket"],"Resource":"*"}]}'
as "$reader_id" "$reader_secret"
refused 'sts:AssumeRole on resource: arn:aws:iam::'"$account"':role/helpers/helper' \
    sts assume-role --role-arn "arn:aws:iam::$account:role/helpers/helper" --role-session-name walk
set -- $(session)
as "$1" "$2" "$3"
[ "$(cli sts get-caller-identity --query Arn)" = "arn:aws:sts::$account:assumed-role/helper/walk" ]
cli s3api put-object --bucket walk --key new > /dev/null
as "$reader_id" "$reader_secret"
set -- $(session --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}')
as "$1" "$2" "$3"
cli s3 ls s3://walk > /dev/null
refused 'because no session policy allows the s3:PutObject action' s3api put-object --bucket walk --key newer

as "$admin_id" "$admin_secret"
cli s3api put-bucket-policy --bucket walk --policy '{"Version":"2012-10-17","Statement":[
  {"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::walk/*"}]}'
refused 'with an explicit deny in a resource-based policy' s3api get-object --bucket walk --key new /dev/null
cli s3api delete-bucket-policy --bucket walk
explained=$(explain --principal "arn:aws:iam::$account:user/reader" --action s3:GetObject --resource arn:aws:s3:::walk/new)
case $explained in
    allowed*'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess version v'*'statement 1'*': Allow'*) ;;
    *) echo "not explained: $explained" >&2; exit 1 ;;
esac
case $(explain --principal "arn:aws:iam::$account:user/reader" --action s3:PutObject) in
    implicitDeny*'no statement of any policy matches'*) ;;
    *) echo "not explained" >&2; exit 1 ;;
esac

# A role that wants a second factor
cli iam create-role --role-name careful --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[
  {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$account:user/reader\"},\"Action\":\"sts:AssumeRole\",
   \"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}]}" > /dev/null
device=$(cli iam create-virtual-mfa-device --virtual-mfa-device-name reader --outfile seed --bootstrap-method Base32StringSeed \
    --query VirtualMFADevice.SerialNumber)
# The device's clock is behind where the half minute ends before the codes arrive; the next code is good in either case
half=$(($(date +%s) / 30))
cli iam enable-mfa-device --user-name reader --serial-number "$device" \
    --authentication-code1 "$(code $((half - 1)))" --authentication-code2 "$(code $half)"
as "$reader_id" "$reader_secret"
careful() { cli sts assume-role --role-arn "arn:aws:iam::$account:role/careful" --role-session-name walk "$@"; }
refused 'sts:AssumeRole on resource: arn:aws:iam::'"$account"':role/careful' sts assume-role \
    --role-arn "arn:aws:iam::$account:role/careful" --role-session-name walk
refused 'invalid MFA one time pass code' sts assume-role --role-arn "arn:aws:iam::$account:role/careful" \
    --role-session-name walk --serial-number "$device" --token-code 000000
shown=$(code $((half + 1)))
careful --serial-number "$device" --token-code "$shown" > /dev/null
refused 'invalid MFA one time pass code' sts assume-role --role-arn "arn:aws:iam::$account:role/careful" \
    --role-session-name walk --serial-number "$device" --token-code "$shown"

# A role of another account
as "$OTHER_ID" "$OTHER_SECRET"
other=$(cli sts get-caller-identity --query Account)
cli iam create-role --role-name guests --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[
  {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$account\"},\"Action\":\"sts:AssumeRole\"}]}" > /dev/null
cli iam put-role-policy --role-name guests --policy-name look \
    --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
cli s3 mb s3://theirs > /dev/null
as "$reader_id" "$reader_secret"
refused 'because no identity-based policy allows the sts:AssumeRole action' \
    sts assume-role --role-arn "arn:aws:iam::$other:role/guests" --role-session-name walk
as "$admin_id" "$admin_secret"
cli iam put-user-policy --user-name reader --policy-name visit --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[
  {\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"arn:aws:iam::$other:role/guests\"}]}"
as "$reader_id" "$reader_secret"
set -- $(cli sts assume-role --role-arn "arn:aws:iam::$other:role/guests" --role-session-name walk \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]')
as "$1" "$2" "$3"
[ "$(cli s3api list-buckets --query 'Buckets[].Name')" = theirs ]
refused 's3:CreateBucket' s3api create-bucket --bucket more
as "$OTHER_ID" "$OTHER_SECRET"
cli s3 rb s3://theirs > /dev/null
cli iam delete-role-policy --role-name guests --policy-name look
cli iam delete-role --role-name guests

# a region that an account has not asked for knows nobody of it
as "$admin_id" "$admin_secret"
refused AuthFailure ec2 describe-vpcs --region eu-south-1
refused InvalidClientTokenId sts get-caller-identity --region eu-south-1

cli iam deactivate-mfa-device --user-name reader --serial-number "$device"
cli iam delete-virtual-mfa-device --serial-number "$device"
cli iam delete-role --role-name careful
cli iam delete-role-policy --role-name helper --policy-name write
cli iam delete-role --role-name helper
cli s3 rb --force s3://walk > /dev/null

# Nothing is open to who has no permission
cli iam create-user --user-name stranger > /dev/null
set -- $(key stranger)
as "$root_id" "$root_secret"
DENIED_ID=$1 DENIED_SECRET=$2 /usr/bin/python3 "${0%/*}/../python/denied.py" "$OPERATIONS" >&2

# Nor does a clumsy root user find what EC2 answers badly
/usr/bin/python3 "${0%/*}/../python/clumsy.py" "$OPERATIONS" 1 0.02 >&2
echo "all as AWS"
