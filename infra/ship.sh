#!/usr/bin/env bash
# Builds the native functions, and puts the stack into an AWS account: native | parameters | validate | package | deploy. Says what it
# lacks. The parameters are those of infra/deploy.env (or the file that DEPLOY_ENV names); STACK and AWS_REGION go before its lines.
set -euo pipefail
cd "$(dirname "$0")/.."

BUILDER=${BUILDER:-quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25}

lack() {
  echo "$1" >&2
  exit 1
}

modules() {
  local all=""
  for pom in functions/*/pom.xml; do
    if grep -q quarkus-maven-plugin "$pom"; then all="$all,$(dirname "$pom")"; fi
  done
  echo "${all#,}"
}

native() {
  local how=(-Dquarkus.native.enabled=true -Dquarkus.package.jar.enabled=false)
  local home=${GRAALVM_HOME:-}
  if [ -n "$home" ] && [ -x "$home/bin/native-image" ]; then
    echo "native-image of $home"
  elif command -v native-image >/dev/null; then
    echo "native-image of $(command -v native-image)"
  elif command -v docker >/dev/null && docker info >/dev/null 2>&1; then
    # Linked against the C library of the Lambda runtime, which a newer Linux on this machine would not do.
    how+=(-Dquarkus.native.container-build=true "-Dquarkus.native.builder-image=$BUILDER")
    echo "native-image in the container $BUILDER"
  else
    lack "A native build needs GraalVM for JDK 25 (GRAALVM_HOME, or native-image on the PATH) or a running Docker: neither was found."
  fi
  mvn package -DskipTests -pl "$(modules)" -am "${how[@]}"
}

# What the binaries that were built are for, from the ELF header (e_machine).
architecture() {
  local found="" machine zip
  for zip in functions/*/target/function.zip; do
    [ -f "$zip" ] || continue
    machine=$(unzip -p "$zip" bootstrap 2>/dev/null | head -c 20 | od -An -t x1 -j 18 -N 1 2>/dev/null | tr -d ' ' || true)
    case $machine in
      b7) machine=arm64 ;;
      3e) machine=x86_64 ;;
      *) lack "$zip holds no native binary: run \`make native\` first." ;;
    esac
    [ -z "$found" ] || [ "$found" = "$machine" ] || lack "The functions were built for different machines: run \`make native\` again."
    found=$machine
  done
  [ -n "$found" ] || lack "No function is built: run \`make native\` first."
  echo "$found"
}

sam_cli() {
  command -v sam >/dev/null || lack "The AWS SAM CLI was not found: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html"
}

# The parameters of the template, one name a line.
known() {
  awk '/^Parameters:/ {in_it = 1; next} /^[A-Z]/ {in_it = 0} in_it && /^  [A-Za-z]+:$/ {gsub(/[ :]/, ""); print}' infra/template.yaml
}

# What the file of parameters says, as Name=value, one a line. Refuses what the template does not have, and what cannot work.
parameters() {
  [ -f "$DEPLOY_ENV" ] || lack "There is no $DEPLOY_ENV. Copy infra/deploy.env.sample to it and fill it in: docs/deploy.md says how."
  local line name value number=0 wrong=0
  local names=" $(known | tr '\n' ' ')" given=" "
  local url="" client="" secret="" auth=jwt user=""
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    line=${line%$'\r'}
    case $line in '' | '#'*) continue ;; esac
    name=${line%%=*}
    value=${line#*=}
    if [ "$name" = "$line" ]; then
      echo "$DEPLOY_ENV:$number: not of the form Name=value: $line" >&2
      wrong=1
      continue
    fi
    case $name in STACK | REGION) continue ;; esac
    case $names in
      *" $name "*) ;;
      *) echo "$DEPLOY_ENV:$number: the template has no parameter $name. It has:$names" >&2; wrong=1; continue ;;
    esac
    case $given in *" $name "*) echo "$DEPLOY_ENV:$number: $name is there twice." >&2; wrong=1 ;; esac
    given="$given$name "
    case $name in
      Architecture) echo "$DEPLOY_ENV:$number: Architecture follows from the binaries: leave it out." >&2; wrong=1 ;;
      SalesforceUrl) url=$value ;;
      SalesforceClientId) client=$value ;;
      SalesforceSecret) secret=$value ;;
      SalesforceAuth) auth=$value ;;
      SalesforceUser) user=$value ;;
    esac
    case $value in
      *'-----BEGIN'*) echo "$DEPLOY_ENV:$number: $name holds a key itself. Put it into Secrets Manager and name it: secretsmanager:<name>." >&2; wrong=1 ;;
    esac
    echo "$name=$value"
  done <"$DEPLOY_ENV"
  if [ -n "$url" ]; then
    [ -n "$client" ] || { echo "$DEPLOY_ENV: SalesforceUrl is set, SalesforceClientId is not." >&2; wrong=1; }
    [ -n "$secret" ] || { echo "$DEPLOY_ENV: SalesforceUrl is set, SalesforceSecret is not." >&2; wrong=1; }
    [ "$auth" != jwt ] || [ -n "$user" ] || { echo "$DEPLOY_ENV: SalesforceAuth is jwt, so SalesforceUser is needed." >&2; wrong=1; }
  fi
  [ "$wrong" = 0 ] || return 1
}

# A line of the file that is no parameter: STACK or REGION. What the environment says goes first.
setting() {
  [ -f "$DEPLOY_ENV" ] || return 0
  sed -n "s/^$1=//p" "$DEPLOY_ENV" | tail -n 1 | tr -d '\r'
}

validate() {
  parameters >/dev/null
  command -v aws >/dev/null || lack "The AWS CLI was not found: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
  sam_cli
  aws sts get-caller-identity --query 'join(`: `, [`deploying into account`, Account])' --output text ||
    lack "The AWS CLI has no credentials that work: sign in first (aws sso login, or AWS_PROFILE)."
  sam validate --lint --template-file infra/template.yaml
  local bus
  for bus in $(parameters | sed -n 's/^RelayBus=//p; s/^ChangesBus=//p' | grep '^aws.partner/' | sort -u); do
    aws events describe-event-bus --name "$bus" >/dev/null ||
      lack "There is no event bus $bus yet. Associate the partner event source with one first: docs/salesforce.md, step 8."
  done
}

package() {
  architecture >/dev/null
  sam_cli
  mkdir -p target
  sam package --template-file infra/template.yaml --resolve-s3 --output-template-file target/packaged.yaml
}

deploy() {
  local machine line overrides=()
  machine=$(architecture)
  validate
  while IFS= read -r line; do
    # sam splits on spaces: a value is quoted for it.
    overrides+=("${line%%=*}=\"${line#*=}\"")
  done < <(parameters)
  package
  # Further parameters, once only: make deploy PARAMETERS="Mode=live"
  # shellcheck disable=SC2086 # each word is one parameter
  sam deploy --template-file target/packaged.yaml --stack-name "$STACK" --resolve-s3 --capabilities CAPABILITY_IAM \
    --no-fail-on-empty-changeset --parameter-overrides "Architecture=$machine" "${overrides[@]+"${overrides[@]}"}" ${PARAMETERS:-}
  after
}

# Outputs, and the environment in which the command line speaks with this stack.
after() {
  local outputs
  outputs=$(aws cloudformation describe-stacks --stack-name "$STACK" \
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text)
  mkdir -p target
  {
    echo "# The stack $STACK. Use it with: source target/$STACK.env && ./baton --stack $STACK totals"
    [ -z "${AWS_REGION:-}" ] || echo "export AWS_REGION=$AWS_REGION"
    # What of Salesforce the command line needs is a parameter; SalesforceSecret says where the secret is, no more.
    { echo "$outputs"; parameters | awk '{sub(/=/, "\t"); print}'; } | while IFS=$'\t' read -r key value; do
      variable=$(variable "$key")
      [ -z "$variable" ] || echo "export $variable='$value'"
    done
  } >"target/$STACK.env"
  echo
  echo "$outputs"
  cat <<NEXT

The stack $STACK stands. What comes next:
  1. source target/$STACK.env          the command line then speaks with it: ./baton --stack $STACK totals
  2. ./baton --stack $STACK roster import roster.csv
     ./baton --stack $STACK publish playbook.yaml --note "the first one"
  3. curl -i -d 'email=ana@example.com&last_name=Test&company=Test' \$(the ApiUrl above)/leads
     ./baton --stack $STACK leads      the lead, and who got it
  4. Salesforce: docs/salesforce.md. The stack begins in Mode=shadow: it decides and writes nothing there.
NEXT
}

# Which variable of the command line an output or a parameter is for.
variable() {
  case $1 in
    LeadsTable) echo BATON_LEADS_TABLE ;;
    RoutingTable) echo BATON_ROUTING_TABLE ;;
    AssignDeadLettersUrl) echo BATON_ASSIGN_DEAD_LETTERS ;;
    ApiUrl) echo BATON_API ;;
    SecretRef) echo BATON_SECRET_REF ;;
    OutcomeBus) echo BATON_EVENT_BUS ;;
    Mode) echo BATON_MODE ;;
    Client) echo BATON_CLIENT ;;
    SalesforceUrl | SalesforceAuth | SalesforceUser | SalesforceSecret | SalesforceApi) echo "BATON_SALESFORCE_$(echo "${1#Salesforce}" | tr '[:lower:]' '[:upper:]')" ;;
    SalesforceClientId) echo BATON_SALESFORCE_CLIENT_ID ;;
    *QueueUrl) echo "BATON_$(echo "${1%QueueUrl}" | tr '[:lower:]' '[:upper:]')_QUEUE" ;;
  esac
}

DEPLOY_ENV=${DEPLOY_ENV:-infra/deploy.env}
STACK=${STACK:-$(setting STACK)}
STACK=${STACK:-baton}
region=${AWS_REGION:-$(setting REGION)}
[ -z "$region" ] || export AWS_REGION=$region

case ${1:-} in
  native | architecture | parameters | validate | package | deploy) "$1" ;;
  *) lack "usage: infra/ship.sh native | parameters | validate | package | deploy" ;;
esac
