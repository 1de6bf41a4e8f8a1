#!/bin/sh
# Walks from the root user to an administrator, a group with a read-only user, a role with an external id, and another
# session policy with the AWS CLI; every refusal is one that AWS makes as well.
#
# The endpoint and the root user's credentials come from the environment. Prints "all as AWS" at the end.
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

account=$(cli sts get-caller-identity --query Account)
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
cli iam delete-role-policy --role-name helper --policy-name write
cli iam delete-role --role-name helper
cli s3 rb --force s3://walk > /dev/null
echo "all as AWS"
