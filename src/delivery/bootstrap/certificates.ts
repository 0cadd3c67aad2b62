import { namespaces } from '../../model/addresses.ts';
import { signersIn, signingSecret } from '../../model/certificates.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { constant, list, type Script } from './script.ts';

/**
 * The script that makes the CA of the fleet: a root that never leaves the machine it is made on, and an intermediate certificate for each
 * cluster, by which cert-manager signs there. A cluster that is taken over can sign for no longer than its own intermediate lives.
 */
export function certificatesScript(model: Model, trusting: (cluster: Cluster) => readonly string[]): Script | null {
  const rows = model.clusters.flatMap((cluster) => {
    const signs = signersIn(model, cluster).includes('private-ca');
    const callers = trusting(cluster);
    if (!signs && callers.length === 0) return [];
    return [[cluster.id, cluster.kubernetes.context, signs ? 'signs' : '-', ...callers].join(' ')];
  });
  if (rows.length === 0) return null;
  return {
    folder: '',
    name: 'certificates.sh',
    about: [
      'Makes the CA of the fleet: a root, and an intermediate certificate for each cluster, by which cert-manager signs there.',
      `FLEET_CA is where they lie, ~/.namsan/${model.name}/ca when it is not set. Keep root.key safe and off every cluster:`,
      'whoever has it can be anybody in this fleet. Certificates that end within 90 days are made anew.',
      'Names of clusters after the script let it do those alone.',
    ],
    usage: '[CLUSTER]...',
    needs: ['kubectl', 'openssl'],
    data: [
      constant('fleet', model.name),
      constant('signing_secret', signingSecret(model)),
      constant('trust_secret', model.tls.ca),
      `readonly home=\${FLEET_CA:-$HOME/.namsan/$fleet/ca}`,
      '# Cluster, context, whether it signs, namespaces that trust the CA.',
      list('clusters', rows),
      '# Days; seconds before their end at which certificates are made anew.',
      'readonly root_days=7300 cluster_days=1825 renew_before=7776000',
    ],
    body: `
# lasts FILE: whether a certificate is there and does not end soon.
lasts() { [ -f "$1" ] && openssl x509 -in "$1" -noout -checkend "$renew_before" >/dev/null; }

make_root() {
  [ -f "$home/root.key" ] || openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$home/root.key"
  if lasts "$home/root.crt"; then
    say "The root of the fleet is there."
    return
  fi
  openssl req -x509 -new -key "$home/root.key" -sha256 -days "$root_days" -subj "/O=namsan/CN=$fleet root" \\
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign -out "$home/root.crt"
  say "The root of the fleet is made: $home/root.crt"
}

# make_intermediate CLUSTER: with pathlen 0 it signs for servers and clients, and for no further CA.
make_intermediate() {
  local base="$home/$1"
  if lasts "$base.crt" && openssl verify -CAfile "$home/root.crt" "$base.crt" >/dev/null 2>&1; then
    say "$1 has its intermediate certificate."
    return
  fi
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$base.key"
  openssl req -new -key "$base.key" -subj "/O=namsan/CN=$fleet $1" -out "$base.csr"
  printf '%s\\n' basicConstraints=critical,CA:TRUE,pathlen:0 keyUsage=critical,keyCertSign,cRLSign \\
    subjectKeyIdentifier=hash authorityKeyIdentifier=keyid >"$base.ext"
  openssl x509 -req -in "$base.csr" -CA "$home/root.crt" -CAkey "$home/root.key" -CAcreateserial -sha256 \\
    -days "$cluster_days" -extfile "$base.ext" -out "$base.crt" 2>/dev/null
  rm -f "$base.csr" "$base.ext"
  say "The intermediate certificate of $1 is made."
}

# lay_signer CLUSTER CONTEXT: certificate, root behind it, and key, from files.
lay_signer() {
  cat "$home/$1.crt" "$home/root.crt" >"$home/$1.chain.crt"
  need_namespace "$2" ${namespaces.certManager}
  kubectl --namespace ${namespaces.certManager} create secret generic "$signing_secret" --type=kubernetes.io/tls --dry-run=client --output=yaml \\
    --from-file=tls.crt="$home/$1.chain.crt" --from-file=tls.key="$home/$1.key" | apply "$2" >/dev/null
  say "cert-manager of $1 signs by it: Secret $signing_secret."
}

# lay_trust CLUSTER CONTEXT NAMESPACE
lay_trust() {
  need_namespace "$2" "$3"
  kubectl --namespace "$3" create secret generic "$trust_secret" --dry-run=client --output=yaml \\
    --from-file=ca.crt="$home/root.crt" | apply "$2" >/dev/null
  say "$3 of $1 trusts the CA: Secret $trust_secret."
}

main() {
  local entry cluster context signs namespaces namespace
  umask 077
  mkdir -p "$home"
  case "$(cd "$home" && pwd)/" in "$tree"/*) fail "$home is in the tree, which goes to Git. Set FLEET_CA to a folder outside of it." ;; esac
  make_root
  for entry in "\${clusters[@]}"; do
    read -r cluster context signs namespaces <<<"$entry"
    [ "$#" -gt 0 ] && [[ " $* " != *" $cluster "* ]] && continue
    need_context "$context"
    if [ "$signs" = signs ]; then
      make_intermediate "$cluster"
      lay_signer "$cluster" "$context"
    fi
    for namespace in $namespaces; do lay_trust "$cluster" "$context" "$namespace"; done
  done
  next_step "keep a copy of $home/root.key off this machine"
}

main "$@"
`,
  };
}
