#!/usr/bin/env bash
# Makes the Secrets of cluster-04. Each is sealed for this cluster alone and lies in the tree: its controller must run, which is wave 10.
# Values are asked for once and kept in FLEET_SECRETS, ~/.namsan/miribit-receive/secrets when it is not set, where only you read them.
# SECRET_KEY_FILE, such as S3_CREDENTIALS_ACCESS_KEY_FILE, names a file with a value instead. RENEW=1 makes all anew.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/cluster-04/secrets.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubectl openssl kubeseal
# shellcheck source-path=SCRIPTDIR source=../secret-values.sh
source "$(dirname "${BASH_SOURCE[0]}")/../secret-values.sh"
readonly cluster=cluster-04 context=cluster-04

need_context "$context"

# Read by longhorn.
begin_secret longhorn-system longhorn-backup
from_value AWS_ACCESS_KEY_ID s3-credentials access-key known 'access key of the object store minio'
from_value AWS_SECRET_ACCESS_KEY s3-credentials secret-key known 'secret key of the object store minio'
from_text AWS_ENDPOINTS http://s3.minio.miribit.lab:9000
end_secret "$cluster" "$context"

# Read by fluent-bit.
begin_secret logging opensearch-writer
from_text username fluent-bit
from_value password opensearch-writer password random 'password of the user by whom Fluent Bit writes lines'
end_secret "$cluster" "$context"

say "The Secrets of $cluster are made."
next_step "commit and push secrets/cluster-04"
