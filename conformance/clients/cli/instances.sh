#!/bin/sh
# The book's first server with the AWS CLI: a VPC with a way out, a group, a key, an instance that makes itself a web page, ssh into
# it, rules that let packets through and stop them, a neighbour that is reached by group only, stop and start, termination.
#
# Endpoint and credentials come from the environment. Prints "all as AWS" at the end.
set -eu

cli() { /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"; }

fail() {
    echo "$*" >&2
    exit 1
}

begun=$(date +%s)

# step NAME: what comes next, for who looks why it took so long
step() { echo "$(($(date +%s) - begun)) s: $*" >&2; }

# soon COMMAND...: tries for half a minute
soon() {
    for _ in $(seq 60); do
        if "$@" > /dev/null 2>&1; then return 0; fi
        sleep 0.5
    done
    fail "not within half a minute: $*"
}

# becomes STATE ID...: waits for instances; the first one waits for its image, which is built meanwhile
becomes() {
    wanted=$1
    shift
    for _ in $(seq 480); do
        states=$(cli ec2 describe-instances --instance-ids "$@" --query 'Reservations[].Instances[].State.Name' | tr '\t' '\n' | sort -u)
        if [ "$states" = "$wanted" ]; then return 0; fi
        if [ "$wanted" != terminated ] && [ "$states" = terminated ]; then break; fi
        sleep 0.5
    done
    fail "not $wanted but $states: $(cli ec2 describe-instances --instance-ids "$@" --query 'Reservations[].Instances[].StateReason.Message')"
}

easily='-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=5 -o BatchMode=yes'

# with KEY COMMAND...: inside the instance, by a private key
with() {
    key=$1
    shift
    # shellcheck disable=SC2086
    ssh -i "$key" $easily "admin@$address" "$@"
}

inside() { with key.pem "$@"; }

page() { curl -s --max-time 3 "http://$address/"; }

launch() {
    cli ec2 run-instances --image-id "$image" --instance-type t3.micro --key-name walk --subnet-id "$subnet" \
        --security-group-ids "$group" --associate-public-ip-address --query 'Instances[0].InstanceId' "$@"
}

address_of() { cli ec2 describe-instances --instance-ids "$1" --query "Reservations[0].Instances[0].$2"; }

step network
vpc=$(cli ec2 create-vpc --cidr-block 10.20.0.0/16 --query Vpc.VpcId)
cli ec2 wait vpc-available --vpc-ids "$vpc"
subnet=$(cli ec2 create-subnet --vpc-id "$vpc" --cidr-block 10.20.1.0/24 --query Subnet.SubnetId)
gateway=$(cli ec2 create-internet-gateway --query InternetGateway.InternetGatewayId)
cli ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
table=$(cli ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId')
cli ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$gateway" > /dev/null
group=$(cli ec2 create-security-group --group-name web --description web --vpc-id "$vpc" --query GroupId)
cli ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 22 --cidr 0.0.0.0/0 > /dev/null
(umask 077 && cli ec2 create-key-pair --key-name walk --key-type ed25519 --query KeyMaterial > key.pem)
image=$(cli ec2 describe-images --owners amazon --filters 'Name=name,Values=debian-12-*' --query 'Images[0].ImageId')
cat > user-data << 'END'
#!/bin/sh
mkdir /srv/www
echo made by itself > /srv/www/index.html
systemd-run --working-directory=/srv/www python3 -m http.server 80
END

step launch
cli iam create-role --role-name walk --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
    "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' > /dev/null
cli iam put-role-policy --role-name walk --policy-name photos --policy-document '{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::walked","arn:aws:s3:::walked/*"]}]}'
cli iam create-instance-profile --instance-profile-name walk > /dev/null
cli iam add-role-to-instance-profile --instance-profile-name walk --role-name walk
id=$(launch --user-data file://user-data --iam-instance-profile Name=walk)
becomes running "$id"
address=$(address_of "$id" PublicIpAddress)
step ssh
soon inside true
[ "$(inside hostname)" = "ip-$(address_of "$id" PrivateIpAddress | tr . -)" ] || fail "another hostname: $(inside hostname)"
[ "$(inside 'sudo id -u')" = 0 ] || fail "no sudo"
step 'files and other keys'
seq 100000 > sent
# shellcheck disable=SC2086
scp -q -i key.pem $easily sent "admin@$address:/tmp/sent" && scp -q -i key.pem $easily "admin@$address:/tmp/sent" returned
cmp sent returned || fail "scp changes files"
ssh-keygen -q -t ed25519 -N '' -f pushed
if with pushed true 2> /dev/null; then fail "a key that nobody knows gets in"; fi
cli ec2-instance-connect send-ssh-public-key --instance-id "$id" --instance-os-user admin --ssh-public-key file://pushed.pub > /dev/null
with pushed true || fail "a pushed key does not get in"
if cli ec2 stop-instances --instance-ids "$id" --hibernate 2> refused; then fail "instances cannot be hibernated"; fi
grep -q UnsupportedHibernationConfiguration refused || fail "hibernation is refused as $(cat refused)"
soon inside 'test -e /srv/www/index.html'
token="curl -s -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token"
[ "$(inside "curl -s -H \"X-aws-ec2-metadata-token: \$($token)\" http://169.254.169.254/latest/meta-data/instance-id")" = "$id" ] ||
    fail "the metadata service tells another instance"

step endpoints
cli s3api create-bucket --bucket walked > /dev/null
gate=$(cli ec2 create-vpc-endpoint --vpc-id "$vpc" --service-name com.amazonaws.us-east-1.s3 --route-table-ids "$table" --query VpcEndpoint.VpcEndpointId)
cli ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
door=$(cli ec2 create-vpc-endpoint --vpc-id "$vpc" --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.sts --subnet-ids "$subnet" \
    --security-group-ids "$group" --query VpcEndpoint.VpcEndpointId)
soon inside 'curl -s --max-time 3 https://s3.us-east-1.amazonaws.com/'
if inside 'curl -s --max-time 2 https://sts.us-east-1.amazonaws.com/'; then fail "the group lets nobody in at port 443"; fi
cli ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --source-group "$group" > /dev/null
soon inside 'curl -s --max-time 3 https://sts.us-east-1.amazonaws.com/'
packages=/usr/lib/python3/dist-packages
if [ -d $packages/boto3 ]; then
    tar -C $packages --exclude='botocore/data/[a-r]*-*' --exclude='botocore/data/[t-z]*' --exclude=__pycache__ -cf - boto3 botocore s3transfer \
        jmespath dateutil urllib3 six.py | inside 'mkdir python && tar -C python -xf -'
    cat > prove.py << 'END'
import boto3
s3 = boto3.client("s3")
s3.put_object(Bucket="walked", Key="greeting", Body=b"hello from inside")
print(s3.get_object(Bucket="walked", Key="greeting")["Body"].read().decode())
print(boto3.client("sts").get_caller_identity()["Arn"].split("/")[-2])
END
    proved=$(inside 'AWS_DEFAULT_REGION=us-east-1 AWS_STS_REGIONAL_ENDPOINTS=regional PYTHONPATH=python python3 -' < prove.py)
    [ "$proved" = "hello from inside
walk" ] || fail "boto3 inside: $proved"
fi
cli ec2 delete-vpc-endpoints --vpc-endpoint-ids "$gate" "$door" > /dev/null

step rules
if page > /dev/null; then fail "port 80 was not allowed"; fi
cli ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0 > /dev/null
soon page
[ "$(page)" = "made by itself" ] || fail "another page"
cli ec2 revoke-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0 > /dev/null
for _ in 1 2 3 4; do if page > /dev/null; then sleep 1; fi; done
if page > /dev/null; then fail "port 80 is not allowed any more"; fi

step neighbour
neighbour=$(launch)
becomes running "$neighbour"
web=$(address_of "$id" PrivateIpAddress)
address=$(address_of "$neighbour" PublicIpAddress)
soon inside true
if inside "curl -s --max-time 3 http://$web/"; then fail "the neighbour was not allowed"; fi
cli ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --source-group "$group" > /dev/null
soon inside "curl -s --max-time 3 http://$web/"

step 'stop and start'
cli ec2 stop-instances --instance-ids "$id" > /dev/null
becomes stopped "$id"
cli ec2 start-instances --instance-ids "$id" > /dev/null
becomes running "$id"
address=$(address_of "$id" PublicIpAddress)
soon inside 'test -e /srv/www/index.html'
step terminate
cli ec2 terminate-instances --instance-ids "$id" "$neighbour" > /dev/null
cli ec2 wait instance-terminated --instance-ids "$id" "$neighbour"
if ping -c 1 -W 1 "$address" > /dev/null 2>&1; then fail "a terminated instance answers"; fi
step delete
cli ec2 delete-security-group --group-id "$group" > /dev/null
cli ec2 delete-subnet --subnet-id "$subnet"
cli ec2 detach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
cli ec2 delete-internet-gateway --internet-gateway-id "$gateway"
cli ec2 delete-vpc --vpc-id "$vpc"
echo "all as AWS"
