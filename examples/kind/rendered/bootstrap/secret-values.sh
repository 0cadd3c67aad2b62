# shellcheck shell=bash
# How the scripts of Secrets come by values and where they put them. It is sourced, and does nothing by itself.
: "${tree:?lib.sh is sourced first}"

umask 077
values=${FLEET_SECRETS:-$HOME/.namsan/kind-lab/secrets}
work=$(mktemp -d)
readonly values work
trap 'rm -rf "$work"' EXIT
wanted=()

# begin_secret NAMESPACE NAME: the keys follow.
begin_secret() {
  namespace=$1 name=$2
  wanted=()
}

# from_value KEY SECRET KEY_THERE random|known WHAT: a value that the whole fleet shares, asked for once.
from_value() { wanted+=("$1"$'\t'"value $2 $3 $4 $5"); }

# from_text KEY TEXT: what is no secret.
from_text() { wanted+=("$1"$'\t'"text $2"); }

# from_cluster KEY CONTEXT NAMESPACE SECRET KEY_THERE: what another cluster of the fleet has made.
from_cluster() { wanted+=("$1"$'\t'"cluster $2 $3 $4 $5"); }

# value_file SECRET KEY random|known WHAT: sets file to where the value lies.
value_file() {
  local variable
  file="$values/$1/$2"
  variable=$(printf '%s_%s_FILE' "$1" "$2" | tr 'a-z.-' 'A-Z__')
  mkdir -p "$values/$1"
  if [ -n "${!variable:-}" ]; then
    cp "${!variable}" "$file"
  elif [ -s "$file" ]; then
    return
  elif [ "$3" = random ]; then
    # Small and large letters, digits and a sign: what rules for passwords ask for.
    printf 'Ns-%s' "$(openssl rand -hex 24)" >"$file"
    say "A value by chance for $1 $2 is in $file."
  else
    ask "$2" "$4" "$variable"
  fi
}

# ask KEY WHAT VARIABLE: one line of the standard input; certificates have several, so their file is asked for.
ask() {
  local answer
  case "$1" in
    *.crt | *.key | *.pem)
      printf 'File with the %s: ' "$2" >&2
      IFS= read -r answer || fail "No answer. Name the file by $3."
      [ -f "$answer" ] || fail "$answer is not there."
      cp "$answer" "$file"
      ;;
    *)
      printf 'The %s: ' "$2" >&2
      IFS= read -rs answer || fail "No answer. Name a file with it by $3."
      printf '\n' >&2
      [ -n "$answer" ] || fail "An empty value is none."
      printf '%s' "$answer" >"$file"
      ;;
  esac
}

# lay_key KEY HOW: one file for each key, as kubectl takes a folder of them.
lay_key() {
  local how a b c d
  read -r how a b c d <<<"$2"
  case "$how" in
    value)
      value_file "$a" "$b" "$c" "$d"
      cp "$file" "$work/keys/$1"
      ;;
    text) printf '%s' "${2#text }" >"$work/keys/$1" ;;
    cluster)
      kubectl --context "$a" --namespace "$b" get secret "$c" \
        --output="go-template={{index .data \"$d\" | base64decode}}" >"$work/keys/$1"
      ;;
  esac
}

# manifest: the Secret as it would be applied.
manifest() {
  kubectl create secret generic "$name" --namespace "$namespace" --from-file="$work/keys" --dry-run=client --output=yaml
}

# end_secret CLUSTER CONTEXT: makes the Secret of the keys since begin_secret. RENEW=1 makes it anew.
end_secret() {
  local entry
  if [ "${RENEW:-}" != 1 ] && is_kept "$1" "$2"; then
    say "$namespace/$name is there."
    return
  fi
  rm -rf "$work/keys"
  mkdir "$work/keys"
  for entry in "${wanted[@]}"; do lay_key "${entry%%$'\t'*}" "${entry#*$'\t'}"; done
  keep "$1" "$2"
}

# has_keys CONTEXT: whether the cluster has the Secret with every key.
has_keys() {
  local there entry
  there=$(kubectl --context "$1" --namespace "$namespace" get secret "$name" --ignore-not-found \
    --output="go-template={{range \$key, \$_ := .data}} {{\$key}} {{end}}")
  for entry in "${wanted[@]}"; do
    [[ "$there" == *" ${entry%%$'\t'*} "* ]] || return 1
  done
}

is_kept() { has_keys "$2"; }

keep() {
  need_namespace "$2" "$namespace"
  manifest | apply "$2" >/dev/null
  say "$namespace/$name is made."
}
