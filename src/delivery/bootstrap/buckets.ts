import type { Model, ObjectStore } from '../../model/model.ts';
import { list, type Script } from './script.ts';

/** The script that makes the buckets of the object stores. It refuses what would give their content away or delete it behind its owner's back. */
export function bucketsScript({ objectStores }: Model): Script | null {
  const rows = objectStores.flatMap((store) => bucketsOf(store).map((bucket) => row(store, bucket)));
  if (rows.length === 0) return null;
  const [only] = objectStores.length === 1 ? objectStores.map(({ name }) => name) : [];
  return {
    folder: '',
    name: 'buckets.sh',
    about: [
      'Makes the buckets: private, and without rules that delete in them. Only Thanos, OpenSearch and Longhorn delete what is theirs.',
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are the keys; AWS_CA_BUNDLE is the file of a private CA.',
      'It uses the AWS command line, or mc of MinIO where that is missing.',
    ],
    usage: only === undefined ? `STORE (one of ${objectStores.map(({ name }) => name).join(', ')})` : '',
    needs: [],
    data: [
      `readonly store=\${1:-${only ?? ''}}`,
      '# Store, address, region, bucket.',
      list('buckets', rows),
      'export AWS_EC2_METADATA_DISABLED=true',
    ],
    body: `
# with_aws ADDRESS REGION BUCKET
with_aws() {
  local s3=(aws --endpoint-url "$1" --region "$2" --output text s3api)
  if "\${s3[@]}" head-bucket --bucket "$3" >/dev/null 2>&1; then
    say "The bucket $3 is there."
  elif [[ "$1" == *.amazonaws.com && "$2" != us-east-1 ]]; then
    "\${s3[@]}" create-bucket --bucket "$3" --create-bucket-configuration "LocationConstraint=$2" >/dev/null
    say "The bucket $3 is made."
  else
    "\${s3[@]}" create-bucket --bucket "$3" >/dev/null
    say "The bucket $3 is made."
  fi
  # Not every store knows this call; its policy is judged below.
  "\${s3[@]}" put-public-access-block --bucket "$3" --public-access-block-configuration \\
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true >/dev/null 2>&1 || true
  if "\${s3[@]}" get-bucket-policy --bucket "$3" 2>/dev/null | tr -d ' \\n' | grep -E '"Principal":("\\*"|\\{"AWS":\\[?"\\*)' >/dev/null; then
    fail "The policy of $3 lets everybody in. Remove it: aws --endpoint-url $1 s3api delete-bucket-policy --bucket $3"
  fi
  if "\${s3[@]}" get-bucket-lifecycle-configuration --bucket "$3" >/dev/null 2>&1; then
    fail "$3 has lifecycle rules, which would delete behind its owner's back. Remove them: aws --endpoint-url $1 s3api delete-bucket-lifecycle --bucket $3"
  fi
}

# with_mc ADDRESS REGION BUCKET: the keys go by the environment, where no list of processes shows them.
with_mc() {
  export MC_HOST_namsan="\${1%%://*}://$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY@\${1#*://}"
  mc mb --ignore-existing --region "$2" "namsan/$3" >/dev/null
  say "The bucket $3 is there."
  mc anonymous get "namsan/$3" | grep -F private >/dev/null || fail "Everybody may read $3. Close it: mc anonymous set private ALIAS/$3"
  if mc ilm rule ls "namsan/$3" >/dev/null 2>&1; then
    fail "$3 has lifecycle rules, which would delete behind its owner's back. Remove them: mc ilm rule rm --all --force ALIAS/$3"
  fi
}

main() {
  local entry name address region bucket seen=0 tool
  [ -n "$store" ] || fail "Name the store. See --help."
  if [ -z "\${AWS_ACCESS_KEY_ID:-}" ] || [ -z "\${AWS_SECRET_ACCESS_KEY:-}" ]; then
    fail "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the keys of $store."
  fi
  if command -v aws >/dev/null; then
    tool=with_aws
  elif command -v mc >/dev/null; then
    tool=with_mc
  else
    fail "Neither aws nor mc is installed."
  fi
  for entry in "\${buckets[@]}"; do
    read -r name address region bucket <<<"$entry"
    [ "$name" = "$store" ] || continue
    "$tool" "$address" "$region" "$bucket"
    seen=1
  done
  [ "$seen" -eq 1 ] || fail "The fleet has no store $store."
  say "Every bucket of $store is there, private, and without lifecycle rules."
  next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"
}

main
`,
  };
}

function bucketsOf({ buckets }: ObjectStore): readonly string[] {
  return [...new Set([buckets.metrics, buckets.logs, buckets.volumes])].filter((bucket) => bucket !== '');
}

function row({ name, scheme, endpoint, region }: ObjectStore, bucket: string): string {
  return [name, `${scheme}://${endpoint}`, region, bucket].join(' ');
}
