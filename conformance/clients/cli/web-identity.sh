#!/bin/sh
# Registers an OpenID Connect provider and a role that trusts one of its subjects, with the AWS CLI. Prints the role's ARN.
#
# Usage: web-identity.sh URL THUMBPRINT; the endpoint and the root user's credentials come from the environment.
set -eu

cli() { /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"; }

provider=$(cli iam create-open-id-connect-provider --url "$1" --client-id-list cloud --thumbprint-list "$2" \
    --query OpenIDConnectProviderArn)
role=$(cli iam create-role --role-name deploy --query Role.Arn --assume-role-policy-document "{\"Version\":\"2012-10-17\",
  \"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"$provider\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",
  \"Condition\":{\"StringEquals\":{\"${1#https://}:sub\":\"repo:unkai\",\"${1#https://}:aud\":\"cloud\"}}}]}")
cli iam put-role-policy --role-name deploy --policy-name look \
    --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
echo "$role"
