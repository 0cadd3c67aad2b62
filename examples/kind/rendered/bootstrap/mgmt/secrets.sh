#!/usr/bin/env bash
# Makes the Secrets of mgmt. They are made in the cluster, and lie nowhere else.
# Values are asked for once and kept in FLEET_SECRETS, ~/.namsan/kind-lab/secrets when it is not set, where only you read them.
# SECRET_KEY_FILE, such as S3_CREDENTIALS_ACCESS_KEY_FILE, names a file with a value instead. RENEW=1 makes all anew.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/mgmt/secrets.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubectl openssl
# shellcheck source-path=SCRIPTDIR source=../secret-values.sh
source "$(dirname "${BASH_SOURCE[0]}")/../secret-values.sh"
readonly cluster=mgmt context=kind-mgmt

need_context "$context"

# Read by thanos-compactor, thanos-store.
begin_secret monitoring s3-credentials
from_value access-key s3-credentials access-key known 'access key of the object store store'
from_value secret-key s3-credentials secret-key known 'secret key of the object store store'
end_secret "$cluster" "$context"

say "The Secrets of $cluster are made."
next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"
