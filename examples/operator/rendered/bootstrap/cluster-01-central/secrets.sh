#!/usr/bin/env bash
# Tells what the store vault must hold for cluster-01-central, and with --wait waits until External Secrets has made every Secret.
# The ClusterSecretStore vault is yours: it knows where your store is and how to sign in.
# Without --wait it also makes the accounts by which the hub scrapes, and says how to read their tokens.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/cluster-01-central/secrets.sh [--wait]
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubectl kustomize helm
readonly cluster=cluster-01-central context=cluster-01-context store=vault
# Entry, property, what it holds.
readonly places=(
  'miribit-operators/s3-credentials access-key access key of the object store minio'
  'miribit-operators/s3-credentials secret-key secret key of the object store minio'
  'miribit-operators/slack-webhook url address of the Slack webhook'
  'miribit-operators/cluster-02-scrape token token of the account that may scrape cluster-02-edge: kubectl --context cluster-02-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "token" | base64decode}}'\'''
  'miribit-operators/cluster-02-scrape ca.crt certificate of the CA of the API server of cluster-02-edge: kubectl --context cluster-02-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "ca.crt" | base64decode}}'\'''
  'miribit-operators/cluster-03-scrape token token of the account that may scrape cluster-03-edge: kubectl --context cluster-03-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "token" | base64decode}}'\'''
  'miribit-operators/cluster-03-scrape ca.crt certificate of the CA of the API server of cluster-03-edge: kubectl --context cluster-03-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "ca.crt" | base64decode}}'\'''
  'miribit-operators/cluster-04-scrape token token of the account that may scrape cluster-04-edge: kubectl --context cluster-04-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "token" | base64decode}}'\'''
  'miribit-operators/cluster-04-scrape ca.crt certificate of the CA of the API server of cluster-04-edge: kubectl --context cluster-04-context --namespace monitoring get secret hub-scraper-token --output=go-template='\''{{index .data "ca.crt" | base64decode}}'\'''
  'miribit-operators/grafana-admin admin-password password of Grafana'\''s administrator'
  'miribit-operators/opensearch-admin password password of the administrator of OpenSearch'
  'miribit-operators/opensearch-writer password password of the user by whom Fluent Bit writes lines'
  'miribit-operators/fluent-forward shared-key key that forwarders of log lines share'
  'miribit-operators/opensearch-dashboards password password of the user by whom OpenSearch Dashboards reads'
  'miribit-operators/opensearch-dashboards cookie what OpenSearch Dashboards encrypts sessions with, 32 characters or more'
  'miribit-operators/opensearch-monitor password password of the user by whom Prometheus reads the metrics of OpenSearch'
)
# Namespace, Secret.
readonly secrets=(
  'monitoring s3-credentials'
  'longhorn-system longhorn-backup'
  'monitoring slack-webhook'
  'monitoring cluster-02-scrape'
  'monitoring cluster-03-scrape'
  'monitoring cluster-04-scrape'
  'monitoring grafana-admin'
  'logging opensearch-admin'
  'logging opensearch-writer'
  'logging fluent-forward'
  'logging opensearch-dashboards'
  'logging opensearch-monitor'
  'logging s3-credentials'
)

tell_places() {
  local place entry property what
  say "The store $store holds for $cluster:"
  for place in "${places[@]}"; do
    read -r entry property what <<<"$place"
    printf '%s\t%s\t%s\n' "$entry" "$property" "$what"
  done
}

wait_for_secrets() {
  local secret namespace name
  need_context "$context"
  kubectl --context "$context" wait "clustersecretstore/$store" --for=condition=Ready --timeout=300s >/dev/null ||
    fail "$cluster has no ClusterSecretStore $store that is ready."
  for secret in "${secrets[@]}"; do
    read -r namespace name <<<"$secret"
    kubectl --context "$context" --namespace "$namespace" wait "externalsecret/$name" --for=condition=Ready --timeout=300s >/dev/null ||
      fail "$namespace/$name is not made. Look: kubectl --context $context --namespace $namespace describe externalsecret $name"
    say "$namespace/$name is there."
  done
}

# The hub waits for these tokens before the tree would have made their accounts.
make_accounts() {
  # The hub scrapes cluster-02-edge by an account there.
  need_context cluster-02-context
  need_namespace cluster-02-context monitoring
  build clusters/cluster-02-edge/30-scrape-access | apply cluster-02-context >/dev/null
  say "cluster-02-edge has the account by which the hub scrapes it."

  # The hub scrapes cluster-03-edge by an account there.
  need_context cluster-03-context
  need_namespace cluster-03-context monitoring
  build clusters/cluster-03-edge/30-scrape-access | apply cluster-03-context >/dev/null
  say "cluster-03-edge has the account by which the hub scrapes it."

  # The hub scrapes cluster-04-edge by an account there.
  need_context cluster-04-context
  need_namespace cluster-04-context monitoring
  build clusters/cluster-04-edge/30-scrape-access | apply cluster-04-context >/dev/null
  say "cluster-04-edge has the account by which the hub scrapes it."
}
[ "${1:-}" = --wait ] || make_accounts

tell_places
case "${1:-}" in
  --wait) wait_for_secrets ;;
  *) next_step "put these into your store; once the tree is delivered: bash bootstrap/$cluster/secrets.sh --wait" ;;
esac
