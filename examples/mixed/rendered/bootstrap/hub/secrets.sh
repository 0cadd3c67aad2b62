#!/usr/bin/env bash
# Makes the Secrets of hub. They are made in the cluster, and lie nowhere else.
# Values are asked for once and kept in FLEET_SECRETS, ~/.namsan/mixed/secrets when it is not set, where only you read them.
# SECRET_KEY_FILE, such as S3_CREDENTIALS_ACCESS_KEY_FILE, names a file with a value instead. RENEW=1 makes all anew.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/hub/secrets.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubectl openssl kustomize helm
# shellcheck source-path=SCRIPTDIR source=../secret-values.sh
source "$(dirname "${BASH_SOURCE[0]}")/../secret-values.sh"
readonly cluster=hub context=hub

need_context "$context"

# The hub scrapes lab by an account there.
need_context lab
need_namespace lab monitoring
build clusters/lab/30-scrape-access | apply lab >/dev/null
say "lab has the account by which the hub scrapes it."

# Read by prometheus, thanos-compactor, thanos-store.
begin_secret monitoring s3-credentials
from_value access-key s3-credentials access-key known 'access key of the object store central'
from_value secret-key s3-credentials secret-key known 'secret key of the object store central'
end_secret "$cluster" "$context"

# Read by alertmanager.
begin_secret monitoring slack-webhook
from_value url slack-webhook url known 'address of the Slack webhook'
end_secret "$cluster" "$context"

# Read by alertmanager.
begin_secret monitoring heartbeat
from_value url heartbeat url known 'address of who is told as long as alerting works'
end_secret "$cluster" "$context"

# Read by scraper.
begin_secret monitoring lab-scrape
from_cluster token lab monitoring hub-scraper-token token
from_cluster ca.crt lab monitoring hub-scraper-token ca.crt
end_secret "$cluster" "$context"

# Read by kube-prometheus-stack.
begin_secret monitoring grafana-admin
from_text admin-user admin
from_value admin-password grafana-admin admin-password random 'password of Grafana'\''s administrator'
end_secret "$cluster" "$context"

# Read by opensearch.
begin_secret logging opensearch-admin
from_text username admin
from_value password opensearch-admin password random 'password of the administrator of OpenSearch'
end_secret "$cluster" "$context"

# Read by fluent-bit.
begin_secret logging opensearch-writer
from_text username fluent-bit
from_value password opensearch-writer password random 'password of the user by whom Fluent Bit writes lines'
end_secret "$cluster" "$context"

# Read by opensearch.
begin_secret logging opensearch-dashboards
from_text username kibanaserver
from_value password opensearch-dashboards password random 'password of the user by whom OpenSearch Dashboards reads'
from_value cookie opensearch-dashboards cookie random 'what OpenSearch Dashboards encrypts sessions with, 32 characters or more'
end_secret "$cluster" "$context"

# Read by opensearch.
begin_secret logging opensearch-monitor
from_text username prometheus
from_value password opensearch-monitor password random 'password of the user by whom Prometheus reads the metrics of OpenSearch'
end_secret "$cluster" "$context"

# Read by opensearch.
begin_secret logging s3-credentials
from_value access-key s3-credentials access-key known 'access key of the object store central'
from_value secret-key s3-credentials secret-key known 'secret key of the object store central'
end_secret "$cluster" "$context"

say "The Secrets of $cluster are made."
next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"
