/** Whether a value of a Secret, under its key, tells something that nobody should read. */
export function isSecret(key: string, text: string): boolean {
  const value = text.trim();
  if (value === '' || isReference(value)) return false;
  if (/^https?:\/\//.test(value)) return /\/\/[^/]*@|hook|token=|key=/i.test(value);
  if (open.test(key) || /^(?:true|false|\d{1,5})$/.test(value)) return false;
  if (value.startsWith('-----BEGIN')) return /PRIVATE KEY/.test(value);
  // A file of settings is as secret as its settings are.
  return value.includes('\n') || /^[[{]/.test(value) ? tellsCredential(value) : true;
}

/** Keys beside the credentials that say whose they are (Argo CD's clusters and repositories, Longhorn's and External Secrets' targets, databases). */
const open =
  /^(?:name|names|server|type|project|namespaces?|clusterresources|url|uri|host|hostname|port|database|dbname|bucket|region|endpoint|user|username|admin-user|.*[_-](?:endpoints?|region|bucket|url|user(?:name)?|cert|ca))$/i;

/** A place for a value that is put in when it is applied: envsubst, templates, Argo CD's vault plugin, vals, SOPS, and words that say so. */
function isReference(value: string): boolean {
  return /^(?:\$\{[^}]*\}|\$\([^)]*\)|\{\{.*\}\}|<[^<>]*>|ref\+\S+|vault:\S+|ENC\[.*\])$/s.test(value);
}

/** A setting whose name is that of a credential, with a value that is no reference. */
function tellsCredential(text: string): boolean {
  const settings = text.matchAll(
    /(?:^|[\s{,])"?[\w.-]*?(?:password|passwd|secret_?key|access_?key|token|api_?key|credentials|api_url|webhook_?url|service_key|routing_key)"?\s*[:=]\s*(\$\{[^}\n]*\}|\{\{.*?\}\}|[^\s#,}][^\n,}]*)/gi,
  );
  for (const [, value = ''] of settings) {
    const bare = value.trim().replace(/^["']|["']$/g, '');
    if (
      bare !== '' &&
      !/^(?:null|true|false)$/.test(bare) &&
      !/^[|>&*]/.test(bare) &&
      !isReference(bare) &&
      !bare.startsWith('/')
    )
      return true;
  }
  return /PRIVATE KEY-----/.test(text);
}
