/** Where the Job finds things. */
export const setupPaths = {
  definitions: '/setup',
  /** One folder a Secret, one file a key. */
  credentials: '/credentials',
  ca: '/ca/ca.crt',
  admin: '/admin',
} as const;

const { definitions, credentials, ca, admin } = setupPaths;

/**
 * Tells OpenSearch what the files beside it say, as often as one likes: what is there is brought to the same state. Passwords go to curl by standard
 * input or by a file that only this process reads, so that no list of processes shows them. Users are set by the certificate of the administrator,
 * whose right does not depend on a password that may just have changed.
 */
export const setupScript = `set -euo pipefail
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quoted() { printf '%s' "$1" | sed 's/[\\\\"]/\\\\&/g'; }
secret() { quoted "$(cat "${credentials}/$1")"; }

# Each prints the status of the answer and leaves its body in $work/answer.
ask() {
  curl --config - --silent --show-error --max-time 120 --output "$work/answer" --write-out '%{http_code}' "$@" || true
}
by_password() {
  printf 'user = "%s:%s"\\n' "$(secret admin/username)" "$(secret admin/password)" | ask --cacert ${ca} "$@"
}
by_certificate() {
  ask --cacert ${ca} --cert ${admin}/tls.crt --key ${admin}/tls.key "$@" </dev/null
}
json=(--header 'Content-Type: application/json')

must() {
  local what=$1 status=$2
  case $status in
    2??) echo "$what: done" ;;
    *)
      echo "$what was answered with $status:" >&2
      cat "$work/answer" >&2
      exit 1
      ;;
  esac
}
until_ready() {
  local what=$1 tries=0
  shift
  until [ "$("$@")" = 200 ]; do
    tries=$((tries + 1))
    if [ "$tries" -ge 120 ]; then
      echo "$what does not answer; its last word was:" >&2
      cat "$work/answer" >&2 || true
      exit 1
    fi
    sleep 5
  done
}
each() {
  local file
  for file in ${definitions}/"$1".*.json; do
    [ -e "$file" ] || continue
    name=\${file##*/"$1".}
    name=\${name%.json}
    "$2" "$file"
  done
}

user() {
  local folder flat
  flat=$(tr -d '\\n' <"$1")
  folder=$(sed -n 's/.*"secret": *"\\([^"]*\\)".*/\\1/p' <<<"$flat")
  printf '{"password":"%s","backend_roles":%s}' "$(secret "$folder/password")" \\
    "$(sed -n 's/.*"backend_roles": *\\(\\[[^]]*\\]\\).*/\\1/p' <<<"$flat")" >"$work/user.json"
  must "user $name" "$(by_certificate --request PUT "\${json[@]}" --data-binary "@$work/user.json" \\
    "$STORE/_plugins/_security/api/internalusers/$name")"
}
put() {
  must "$2 $name" "$(by_password --request PUT "\${json[@]}" --data-binary "@$1" "$STORE/$3/$name")"
}
role() { put "$1" role _plugins/_security/api/roles; }
role_mapping() { put "$1" 'role mapping' _plugins/_security/api/rolesmapping; }
index_template() { put "$1" 'index template' _index_template; }
snapshot_repository() { put "$1" 'snapshot repository' _snapshot; }

# A policy that is there is changed by its number of change; else it would be refused.
policy() {
  local file=$1 what=$2 path=$3 make=$4 status query=''
  status=$(by_password "$STORE/$path/$name")
  if [ "$status" = 200 ]; then
    query="?if_seq_no=$(number _seq_no)&if_primary_term=$(number _primary_term)"
    make=PUT
  elif [ "$status" != 404 ]; then
    must "$what $name" "$status"
  fi
  must "$what $name" "$(by_password --request "$make" "\${json[@]}" --data-binary "@$file" "$STORE/$path/$name$query")"
}
number() { tr ',{}' '\\n' <"$work/answer" | sed -n "s/^ *\\"$1\\" *: *\\([0-9]*\\) *$/\\1/p" | head -n 1; }
ism_policy() {
  policy "$1" 'ISM policy' _plugins/_ism/policies PUT
  # Indices that are there already get it, or its change; that there may be none is no fault.
  printf '{"policy_id":"%s"}' "$name" >"$work/policy.json"
  local way
  for way in add change_policy; do
    echo "ISM policy $name, $way: $(by_password --request POST "\${json[@]}" --data-binary "@$work/policy.json" \\
      "$STORE/_plugins/_ism/$way/$PATTERNS")"
  done
}
snapshot_policy() { policy "$1" 'snapshot policy' _plugins/_sm/policies POST; }
index_pattern() {
  must "index pattern $name" "$(by_password --request POST "\${json[@]}" --header 'osd-xsrf: true' \\
    --header 'securitytenant: global' --data-binary "@$1" \\
    "$DASHBOARDS/api/saved_objects/index-pattern/$name?overwrite=true")"
}

if [ -d ${admin} ]; then
  until_ready OpenSearch by_certificate "$STORE/_cluster/health?wait_for_status=yellow&timeout=4s"
  each user user
fi
until_ready OpenSearch by_password "$STORE/_cluster/health?wait_for_status=yellow&timeout=4s"
each role role
each role-mapping role_mapping
each index-template index_template
each ism-policy ism_policy
each snapshot-repository snapshot_repository
until_ready 'The snapshot repository' by_password "$STORE/_snapshot/$REPOSITORY"
each snapshot-policy snapshot_policy
if [ -n "\${DASHBOARDS:-}" ]; then
  until_ready Dashboards by_password "$DASHBOARDS/api/status"
  each index-pattern index_pattern
fi
`;
